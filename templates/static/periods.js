// On the index of a large site: the filters look through files of all entries, fetched year by year as they are needed.
(() => {
  const list = document.getElementById("matches");
  const SHOWN = 100, DAY = 864e5, LONGEST = 92;
  const periods = list.dataset.periods.split(" ");
  const portion = Number(list.dataset.portion);
  const kept = new Map();
  const load = (name, read) => {
    if (!kept.has(name)) {
      const asked = fetch(`filters/${name}`).then((answer) => { if (!answer.ok) throw new Error(name); return read(answer); });
      kept.set(name, asked);
      asked.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
  const summed = (steps) => { let at = 0; return steps.map((step) => (step === null ? null : (at += step))); };
  const facets = (period) => load(`facets-${period}.json`, (answer) => answer.json())
    .then((found) => { if (!found.read) Object.assign(found, { read: true, first: summed(found.first), last: summed(found.last) }); return found; });
  const words = (period) => load(`words-${period}.txt`, async (answer) => (await answer.text()).split("\n"));
  const lines = (period, number) => load(`lines-${period}-${number}.json`, (answer) => answer.json());

  // An entry may begin in the year before the one asked for and last into it.
  const asked = ({ from, to }) => {
    const start = from ? new Date(Date.parse(from) - LONGEST * DAY).toISOString().slice(0, 4) : "";
    const end = to ? to.slice(0, 4) : "9999";
    return periods.filter((period) => period === "long" || (period >= start && period <= end));
  };
  // Which of a period's entries have one of the values of each facet that is asked for.
  const having = (found, want) => {
    let fits = new Uint8Array(found.total).fill(1);
    for (const facet of ["rung", "status", "actor", "source"]) {
      if (!want[facet]) continue;
      const both = new Uint8Array(found.total);
      for (const value of want[facet].split(",")) {
        let at = 0;
        for (const step of found[facet][value] || []) { at += step; both[at] = fits[at]; }
      }
      fits = both;
    }
    return fits;
  };
  const numbersIn = async (period, want, query) => {
    const [found, texts] = await Promise.all([facets(period), query.length ? words(period) : null]);
    const fits = having(found, want);
    const from = want.from ? Date.parse(want.from) / DAY : -Infinity, to = want.to ? Date.parse(want.to) / DAY : Infinity;
    const numbers = [];
    for (let at = 0; at < found.total; at += 1) {
      if (fits[at] && (found.last[at] === null || found.last[at] >= from) && (found.first[at] === null || found.first[at] <= to)
        && query.every((word) => texts[at].includes(word))) numbers.push(at);
    }
    return numbers;
  };
  // The entries that fit: in `parts`, for each period, their numbers.
  const find = async (want, query) => {
    const parts = await Promise.all(asked(want).map(async (period) => [period, await numbersIn(period, want, query)]));
    const found = { parts, total: parts.reduce((sum, [, numbers]) => sum + numbers.length, 0) };
    return { ...found, shown: await rows(found, 0) };
  };
  const rows = ({ parts }, start) => {
    const places = [];
    let skipped = start;
    for (const [period, numbers] of parts) {
      for (const at of numbers.slice(skipped, skipped + SHOWN - places.length)) places.push([period, at]);
      skipped = Math.max(0, skipped - numbers.length);
    }
    return Promise.all(places.map(async ([period, at]) => (await lines(period, Math.floor(at / portion)))[at % portion]));
  };
  const line = ([page, date, headline, lang, rung]) => {
    const li = document.createElement("li");
    li.className = `line rung-${rung}`;
    const when = Object.assign(document.createElement("span"), { className: "line-date", textContent: date });
    const link = Object.assign(document.createElement("a"), { href: page, textContent: headline });
    if (lang !== document.documentElement.lang) Object.assign(link, { lang, dir: "auto" });
    const chip = document.querySelector(`template[data-rung="${rung}"]`);
    li.append(when, " ", link, " ", ...(chip ? [chip.content.cloneNode(true)] : []));
    return li;
  };
  const more = document.getElementById("more-matches");
  let listed = null;
  const show = (found) => {
    listed = found;
    list.hidden = !found;
    list.replaceChildren(...(found ? found.shown : []).map(line));
    more.hidden = !found || found.total <= list.children.length;
  };
  more.addEventListener("click", async () => {
    const found = listed, start = list.children.length;
    try {
      const further = await rows(found, start);
      if (found !== listed || start !== list.children.length) return;
      list.append(...further.map(line));
      more.hidden = found.total <= list.children.length;
      list.children[start].querySelector("a").focus();
    } catch { document.getElementById("shown").textContent = document.getElementById("shown").dataset.failed; }
  });
  // Whoever opens the filters is about to use them; whoever turns to the field of words, to write some.
  const early = (acts, places, load) => {
    const start = () => { for (const period of periods) load(period).catch(() => {}); };
    for (const place of document.querySelectorAll(places)) for (const act of acts) place.addEventListener(act, start, { once: true });
  };
  early(["click"], "#filter-box > summary, [data-sheet='filter-box']", facets);
  early(["pointerdown", "keydown"], "#f-q", words);
  window.largeTimeline = { find, show };
})();
