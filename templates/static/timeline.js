// The timeline under the reader's hand: filters, the month in view, j and k, a period drawn on the chart.
// Without it everything is there; it only hides, marks and moves.
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const form = document.getElementById("filters");
  const root = document.documentElement;
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  /* Filters. */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’']/g, "'");
  const words = new Map();
  const textOf = (card) => {
    if (!words.has(card)) {
      const parts = card.querySelectorAll(".headline, .quote, .source");
      words.set(card, fold([...parts].map((part) => part.textContent).join(" ")));
    }
    return words.get(card);
  };
  const KEYS = ["q", "rung", "status", "actor", "source", "from", "to"];
  const idOf = (mark) => decodeURIComponent(mark.getAttribute("href").split("/").pop().replace(/\.html$/, ""));
  let marks = null;

  const wanted = () => {
    const data = new FormData(form);
    const found = {};
    for (const key of KEYS) {
      const value = data.getAll(key).filter(Boolean).join(",");
      if (value) found[key] = value;
    }
    return found;
  };
  const query = (want) => (want.q ? fold(want.q).split(/\s+/).filter(Boolean) : []);
  const matcher = (want) => {
    const has = (list, value) => !list || list.split(",").includes(value);
    const asked = query(want);
    return (card) => {
      const d = card.dataset;
      return has(want.rung, d.rung) && has(want.status, d.status)
        && (!want.actor || d.actors.split(" ").includes(want.actor))
        && (!want.source || d.sources.split(" ").includes(want.source))
        && (!want.from || !d.last || d.last >= want.from)
        && (!want.to || !d.first || d.first <= want.to)
        && asked.every((word) => textOf(card).includes(word));
    };
  };
  // A large site's index holds a part of its entries: files of all of them are looked through, and what is found listed.
  let turn = 0;
  const applyToAll = async (want, active) => {
    const mine = (turn += 1);
    const status = document.getElementById("shown");
    try {
      const found = active ? await window.largeTimeline.find(want, query(want)) : null;
      if (mine !== turn) return;
      window.largeTimeline.show(found);
      for (const part of document.querySelectorAll(".timeline > section")) part.hidden = active;
      status.textContent = active ? status.dataset.text.replace("{n}", found.total).replace("{total}", status.dataset.total) : "";
    } catch {
      if (mine === turn) status.textContent = status.dataset.failed;
    }
  };
  const apply = (write = true) => {
    const want = wanted();
    const fits = matcher(want);
    const active = Object.keys(want).length > 0;
    let shown = 0;
    if (window.largeTimeline) applyToAll(want, active);
    for (const card of cards) {
      const fit = !active || fits(card);
      if (card.hidden === fit) card.hidden = !fit;
      if (fit) shown += 1;
    }
    for (const part of document.querySelectorAll(".timeline .month, .timeline .year")) {
      part.hidden = active && !part.querySelector(".card:not([hidden])");
    }
    for (const item of document.querySelectorAll(".rail [data-month]")) {
      const month = document.getElementById(`m${item.dataset.month}`);
      item.classList.toggle("off", Boolean(month && month.parentElement.hidden));
    }
    marks = marks || [...document.querySelectorAll(".mark")].map((mark) => [mark, document.getElementById(`e-${idOf(mark)}`)]);
    for (const [mark, card] of marks) mark.classList.toggle("off", active && (!card || card.hidden));
    root.classList.toggle("filtered", active);
    const status = document.getElementById("shown");
    if (!window.largeTimeline) status.textContent = active ? status.dataset.text.replace("{n}", shown).replace("{total}", cards.length) : "";
    for (const button of document.querySelectorAll("[data-reset]")) button.hidden = !active;
    drawPeriod(want.from, want.to);
    if (write) {
      const query = new URLSearchParams(want).toString().replaceAll("%2C", ",");
      history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
    }
  };
  const restore = () => {
    const given = new URLSearchParams(location.search);
    for (const key of KEYS) {
      const values = (given.get(key) || "").split(",");
      for (const field of form.elements) {
        if (field.name !== key) continue;
        if (field.type === "checkbox") field.checked = values.includes(field.value);
        else field.value = given.get(key) || "";
      }
    }
  };

  /* The chart: words over its marks where the page leaves them to us, and a period drawn with the mouse. */
  const plot = document.querySelector(".chart-plot[data-first]");
  plot?.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".mark");
    const card = mark && !mark.querySelector("title") && document.getElementById(`e-${idOf(mark)}`);
    if (!card) return;
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = [".when", ".tags", ".headline"].map((part) => card.querySelector(part).innerText).join(" · ");
    mark.prepend(title);
  });
  const dayAt = (fraction) => {
    const first = Date.parse(plot.dataset.first), last = Date.parse(plot.dataset.last);
    return new Date(first + Math.min(1, Math.max(0, fraction)) * (last - first)).toISOString().slice(0, 10);
  };
  const fractionOf = (day, otherwise) => {
    const first = Date.parse(plot.dataset.first), last = Date.parse(plot.dataset.last);
    return day ? Math.min(1, Math.max(0, (Date.parse(day) - first) / (last - first))) : otherwise;
  };
  function drawPeriod(from, to) {
    if (!plot) return;
    const shade = plot.querySelector(".period");
    if (!shade) return;
    const on = Boolean(from || to);
    const left = fractionOf(from, 0), right = fractionOf(to, 1);
    shade.classList.toggle("on", on);
    shade.setAttribute("x", `${left * 100}%`);
    shade.setAttribute("width", `${Math.max(0, right - left) * 100}%`);
  }
  if (plot && form) {
    let start = null;
    const at = (event) => {
      const box = plot.getBoundingClientRect();
      return (event.clientX - box.left) / box.width;
    };
    plot.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" || event.button) return;
      start = { x: event.clientX, at: at(event) };
    });
    addEventListener("pointermove", (event) => {
      if (!start || Math.abs(event.clientX - start.x) < 6) return;
      event.preventDefault();
      root.classList.add("dragging");
      const [from, to] = [start.at, at(event)].sort((a, b) => a - b).map(dayAt);
      form.elements.from.value = from;
      form.elements.to.value = to;
      drawPeriod(from, to);
    });
    addEventListener("pointerup", () => {
      if (root.classList.contains("dragging")) {
        addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
        setTimeout(() => root.classList.remove("dragging"));
        apply();
      }
      start = null;
    });
    plot.addEventListener("dragstart", (event) => event.preventDefault());
  }
  if (form) {
    restore();
    form.addEventListener("input", () => apply());
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of document.querySelectorAll("[data-reset]")) {
      button.addEventListener("click", () => { form.reset(); apply(); form.elements.q.focus(); });
    }
    addEventListener("popstate", () => { restore(); apply(false); });
    if (location.search) {
      document.getElementById("filter-box").open = Object.keys(wanted()).length > 0;
      apply(false);
    }
  }

  /* The month in view. */
  const rail = document.querySelector(".rail");
  const bar = document.querySelector(".bar-month");
  const headings = [...document.querySelectorAll(".month > h3, .year > h2")];
  if (rail && headings.length) {
    const show = () => {
      const first = headings.findLast((one) => one.getBoundingClientRect().top < innerHeight / 3) || headings[0];
      const link = rail.querySelector(`a[href="#${CSS.escape(first.id)}"]`);
      for (const other of rail.querySelectorAll("[aria-current]")) if (other !== link) other.removeAttribute("aria-current");
      if (link) {
        link.setAttribute("aria-current", "true");
        const box = link.getBoundingClientRect(), frame = rail.getBoundingClientRect();
        if (box.top < frame.top || box.bottom > frame.bottom) rail.scrollTop += box.top - frame.top - frame.height / 2;
      }
      if (bar) bar.textContent = first.textContent;
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; show(); });
    }, { passive: true });
    if (scrollY > 0 || location.hash) show();
  }

  /* On a phone the rail and the filters open as sheets from the bar. */
  for (const button of document.querySelectorAll(".bar [data-sheet]")) {
    const sheet = document.getElementById(button.dataset.sheet);
    if (sheet.tagName === "DETAILS" && getComputedStyle(button.parentElement).display !== "none") sheet.open = true;
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      for (const other of document.querySelectorAll(".bar [data-sheet]")) {
        const mine = other === button && open;
        other.setAttribute("aria-expanded", String(mine));
        document.getElementById(other.dataset.sheet).classList.toggle("open", mine);
      }
      if (open) (sheet.querySelector("[aria-current]") || sheet.querySelector("input, a")).focus();
    });
    sheet.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      button.click();
      button.focus();
    });
    sheet.addEventListener("click", (event) => { if (event.target.closest("a") && button.getAttribute("aria-expanded") === "true") button.click(); });
  }

  /* j and k go from entry to entry, unless the reader turned them off or is writing. */
  const keys = document.getElementById("keys");
  try { if (keys) keys.checked = localStorage.getItem("keys") !== "off"; } catch { /* as it stands */ }
  keys?.addEventListener("change", () => { try { localStorage.setItem("keys", keys.checked ? "on" : "off"); } catch { /* refused */ } });
  addEventListener("keydown", (event) => {
    if ((event.key !== "j" && event.key !== "k") || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((keys && !keys.checked) || event.target.closest("input, select, textarea")) return;
    const open = cards.filter((card) => !card.hidden);
    const here = open.findIndex((card) => card.contains(document.activeElement));
    const first = open.findIndex((card) => card.getBoundingClientRect().top >= 40);
    const next = here >= 0 ? here + (event.key === "j" ? 1 : -1) : event.key === "j" ? first : first - 1;
    const card = open[Math.min(open.length - 1, Math.max(0, next))];
    if (!card) return;
    card.querySelector(".headline a").focus({ preventScroll: true });
    card.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  });
})();
