// In the preview: follows the builds, loads the page again when it changed, keeps the reader's place, tells what is wrong.
(() => {
  const mine = document.currentScript;
  const PLACE = `place ${location.pathname}`;
  const BLOCKS = "main :is(h1, h2, h3, h4, p, li, blockquote, tr, figure, summary, figcaption):not(aside *, nav *)";

  /* The place: the first blocks in view and how far down each stands, found again by their ids or words. */
  const nameOf = (block) => block.id || block.textContent.trim().slice(0, 300);
  const keepPlace = () => {
    const seen = [...document.querySelectorAll(BLOCKS)].filter((block) => block.getBoundingClientRect().bottom > 0).slice(0, 40);
    const place = { at: scrollY, blocks: seen.map((block) => [nameOf(block), block.getBoundingClientRect().top]) };
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  };
  const findPlace = ({ at, blocks }) => {
    if (!at) return;
    const known = new Map();
    for (const block of document.querySelectorAll(BLOCKS)) if (!known.has(nameOf(block))) known.set(nameOf(block), block);
    const found = blocks.find(([name]) => name && known.has(name));
    const top = found ? scrollY + known.get(found[0]).getBoundingClientRect().top - found[1] : at;
    scrollTo({ top, behavior: "instant" });
  };
  const kept = sessionStorage.getItem(PLACE);
  if (kept) {
    sessionStorage.removeItem(PLACE);
    history.scrollRestoration = "manual";
    const place = JSON.parse(kept);
    let moved = false;
    for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(act, () => { moved = true; }, { once: true, passive: true });
    findPlace(place);
    // What loads late moves what was found, and the browser has a place of its own to go to until it has painted.
    addEventListener("load", () => {
      if (!moved) findPlace(place);
      requestAnimationFrame(() => setTimeout(() => { history.scrollRestoration = "auto"; }));
    });
  }
  const reload = () => { keepPlace(); location.reload(); };

  /* What is wrong: errors in a box over the page, warnings folded in a corner. */
  const make = (tag, text, style) => {
    const one = document.createElement(tag);
    one.textContent = text;
    Object.assign(one.style, style);
    return one;
  };
  const show = ({ problems, published }) => {
    document.getElementById("build-problems")?.remove();
    if (!problems.length) return;
    const errors = problems.filter((one) => one.severity === "error");
    const first = errors.length ? errors : problems;
    const box = make(errors.length ? "section" : "details", "", {
      position: "fixed", insetInline: errors.length ? "0" : "auto 0", insetBlock: "auto 0", zIndex: "999", margin: "0",
      padding: errors.length ? "1rem 1.25rem" : ".4rem .8rem", maxHeight: "50vh", overflow: "auto", boxSizing: "border-box",
      background: errors.length ? "#7a1010" : "#5a4300", color: "#fff", font: "14px/1.5 system-ui, sans-serif",
    });
    box.id = "build-problems";
    if (errors.length) box.setAttribute("role", "alert");
    const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
    const title = errors.length
      ? `${many(errors.length, "error")}: ${published ? "what they name is left out" : "the last good site is shown"}`
      : many(first.length, "warning");
    box.append(make(errors.length ? "strong" : "summary", title, {}));
    const list = make("ul", "", { margin: ".5rem 0 0", padding: "0", listStyle: "none" });
    for (const { place, text } of first) {
      const item = make("li", "", { padding: ".25rem 0", overflowWrap: "anywhere" });
      if (place) item.append(make("code", place, { fontWeight: "700" }), " ");
      item.append(text);
      list.append(item);
    }
    box.append(list);
    document.body.append(box);
  };

  const restyle = (tag) => {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const address = new URL(link.href);
      address.searchParams.set("preview", tag);
      link.href = address;
    }
  };
  let styles = mine.dataset.styles;
  const source = new EventSource(`${new URL(mine.src).pathname.replace(/\.js$/, "")}?page=${encodeURIComponent(location.pathname)}`);
  source.onmessage = (message) => {
    const state = JSON.parse(message.data);
    if (state.page !== mine.dataset.page || state.scripts !== mine.dataset.scripts) { source.close(); reload(); return; }
    if (state.styles !== styles) restyle(styles = state.styles);
    show(state);
  };
})();
