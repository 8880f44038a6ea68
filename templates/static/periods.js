// On the index of a large site: the filters look through short rows of all entries, fetched quarter by quarter.
(() => {
  const list = document.getElementById("matches");
  const MOST = 200;
  const periods = list.dataset.periods.split(" ");
  const kept = new Map();
  const item = ([page, date, headline, lang, rung, status, actors, sources, first, last]) =>
    ({ page, date, headline, lang, text: null, dataset: { rung, status, actors, sources, first: first || "", last: last || "" } });
  const load = (period) => {
    if (!kept.has(period)) {
      const rows = fetch(`entries/rows-${period}.json`).then((answer) => { if (!answer.ok) throw new Error(period); return answer.json(); });
      kept.set(period, rows.then((found) => found.map(item)));
      kept.get(period).catch(() => kept.delete(period));
    }
    return kept.get(period);
  };
  const quarter = (day) => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  // An entry may begin in the quarter before the one asked for and last into it.
  const between = async (from, to) => {
    const start = from ? quarter(new Date(Date.parse(from) - 92 * 864e5).toISOString()) : "";
    const end = to ? quarter(to) : "9999-4";
    const asked = periods.filter((period) => period === "long" || (period >= start && period <= end));
    return (await Promise.all(asked.map(load))).flat();
  };
  const line = ({ page, date, headline, lang, dataset }) => {
    const li = document.createElement("li");
    li.className = `line rung-${dataset.rung}`;
    const when = Object.assign(document.createElement("span"), { className: "line-date", textContent: date });
    const link = Object.assign(document.createElement("a"), { href: page, textContent: headline });
    if (lang !== document.documentElement.lang) Object.assign(link, { lang, dir: "auto" });
    const chip = document.querySelector(`template[data-rung="${dataset.rung}"]`);
    li.append(when, " ", link, " ", ...(chip ? [chip.content.cloneNode(true)] : []));
    return li;
  };
  const show = (found) => {
    list.hidden = !found;
    list.replaceChildren(...(found || []).slice(0, MOST).map(line));
  };
  // Whoever opens the filters is about to use them.
  document.querySelector("#filter-box > summary").addEventListener("click", () => { between("", ""); }, { once: true });
  window.largeTimeline = { between, show };
})();
