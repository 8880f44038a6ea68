// Search: an index cut into small files by the words' first letters; only those that the query needs are fetched.
(() => {
  const form = document.getElementById("search");
  const list = document.getElementById("results");
  const status = document.getElementById("found");
  const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), status.dataset[key]);
  const base = form.dataset.index, files = Number(form.dataset.files), letters = Number(form.dataset.letters), size = Number(form.dataset.size), total = Number(form.dataset.total);
  const SHOWN = 25;
  const kept = new Map();
  const load = (name) => {
    if (!kept.has(name)) kept.set(name, fetch(`${base}${name}.json`).then((answer) => { if (!answer.ok) throw new Error(name); return answer.json(); }));
    return kept.get(name);
  };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const tokens = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const shardOf = (word) => [...word].slice(0, letters).reduce((number, letter) => number * 31 + letter.codePointAt(0), 0) % files;

  // Documents of a word, with their weights; of all words that begin so where `open` (the reader may still be typing),
  // if it has the letters by which such words stand in one file.
  const documents = async (word, open) => {
    const shard = await load(`words-${shardOf(word)}`);
    const lists = new Set();
    if (word in shard.words) lists.add(shard.words[word]);
    // A form that stands nowhere leads to those that begin alike, a letter less at a time.
    const least = Math.max(4, word.length - 3);
    const begun = open && [...word].length >= letters;
    for (let length = word.length; length === word.length ? begun || !lists.size : !lists.size && length >= least; length -= 1) {
      for (const known in shard.words) if (known.startsWith(word.slice(0, length))) lists.add(shard.words[known]);
    }
    const found = new Map();
    for (const number of lists) {
      const posting = shard.lists[number];
      if (posting === null) return null;
      const rarity = Math.log(1 + total / (posting.length / 2));
      let at = 0;
      for (let i = 0; i < posting.length; i += 2) {
        at += posting[i];
        found.set(at, Math.max(found.get(at) || 0, posting[i + 1] * rarity));
      }
    }
    return found;
  };
  const search = async (text) => {
    const query = tokens(text);
    let scores = null;
    for (const [place, word] of query.entries()) {
      if ([...word].length < 2) continue;
      const found = await documents(word, place === query.length - 1 && !text.endsWith(" "));
      if (!found) continue;
      const before = scores;
      scores = new Map();
      for (const [doc, weight] of found) if (!before || before.has(doc)) scores.set(doc, weight + (before?.get(doc) || 0));
    }
    return [...(scores || [])].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([doc]) => doc);
  };
  const item = ([page, title, date, kind, chip]) => {
    const li = document.createElement("li");
    li.className = `line rung-${chip}`;
    const when = Object.assign(document.createElement("span"), { className: "line-date", textContent: date });
    const link = Object.assign(document.createElement("a"), { href: form.dataset.root + page, textContent: title });
    const what = Object.assign(document.createElement("span"), { className: "small", textContent: say(kind) });
    li.append(when, link, what);
    return li;
  };
  let turn = 0;
  let found = [];
  const more = document.getElementById("more");
  const rowsFrom = (start) => Promise.all(found.slice(start, start + SHOWN).map(async (doc) => (await load(`pages-${Math.floor(doc / size)}`))[doc % size]));
  const run = async (write) => {
    const mine = (turn += 1);
    const text = form.elements.q.value;
    if (write) history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    if (!tokens(text).some((word) => [...word].length > 1)) { found = []; list.replaceChildren(); more.hidden = true; status.textContent = ""; return; }
    try {
      const answer = await search(text);
      if (mine !== turn) return;
      found = answer;
      const rows = await rowsFrom(0);
      if (mine !== turn) return;
      list.replaceChildren(...rows.map(item));
      more.hidden = found.length <= SHOWN;
      status.textContent = found.length ? say("some", { n: found.length }) : say("none");
    } catch {
      if (mine === turn) status.textContent = say("failed");
    }
  };
  more.addEventListener("click", async () => {
    const mine = turn, start = list.children.length;
    try {
      const rows = await rowsFrom(start);
      if (mine !== turn || start !== list.children.length) return;
      list.append(...rows.map(item));
      more.hidden = found.length <= list.children.length;
      list.children[start].querySelector("a").focus();
    } catch { if (mine === turn) status.textContent = say("failed"); }
  });
  form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("submit", (event) => { event.preventDefault(); run(true); });
  form.addEventListener("input", () => run(true));
  run(false);
})();
