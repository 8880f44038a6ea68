// Search: an index cut into small files by the words' first letters; only those that the query needs are fetched.
(() => {
  const form = document.getElementById("search");
  const list = document.getElementById("results");
  const status = document.getElementById("found");
  const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), status.dataset[key]);
  const base = form.dataset.index, shards = Number(form.dataset.shards), size = Number(form.dataset.size), total = Number(form.dataset.total);
  const kept = new Map();
  const load = (name) => {
    if (!kept.has(name)) kept.set(name, fetch(`${base}${name}.json`).then((answer) => { if (!answer.ok) throw new Error(name); return answer.json(); }));
    return kept.get(name);
  };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const tokens = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const shardOf = (word) => (word.codePointAt(0) * 31 + ([...word].length > 1 ? [...word][1].codePointAt(0) : 0)) % shards;

  // Documents of a word, with their weights; of all words that begin so where `open` (the reader may still be typing).
  const documents = async (word, open) => {
    const shard = await load(`words-${shardOf(word)}`);
    const lists = new Set();
    if (word in shard.words) lists.add(shard.words[word]);
    // A form that stands nowhere leads to those that begin alike, a letter less at a time.
    const least = Math.max(4, word.length - 3);
    for (let length = word.length; length === word.length ? open || !lists.size : !lists.size && length >= least; length -= 1) {
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
  const run = async (write) => {
    const mine = (turn += 1);
    const text = form.elements.q.value;
    if (write) history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    if (!tokens(text).some((word) => [...word].length > 1)) { list.replaceChildren(); status.textContent = ""; return; }
    try {
      const found = await search(text);
      const first = found.slice(0, 50);
      const rows = await Promise.all(first.map(async (doc) => (await load(`pages-${Math.floor(doc / size)}`))[doc % size]));
      if (mine !== turn) return;
      list.replaceChildren(...rows.map(item));
      status.textContent = found.length ? say("some", { n: found.length }) : say("none");
    } catch {
      if (mine === turn) status.textContent = say("failed");
    }
  };
  form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("submit", (event) => { event.preventDefault(); run(true); });
  form.addEventListener("input", () => run(true));
  run(false);
})();
