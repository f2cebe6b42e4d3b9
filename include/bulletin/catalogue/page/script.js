"use strict";
const root = document.documentElement;

// Language: what the reader chose before, else the browser's.
const choose = (code) => {
  root.lang = code;
  document.getElementById(code).checked = true;
};
const remembered = () => {
  try { return localStorage.getItem("language"); } catch { return null; }
};
const preferred = remembered() ?? (navigator.language.startsWith("zh") ? "zh" : "en");
choose(preferred === "zh" ? "zh" : "en");
for (const input of document.querySelectorAll("input[name=language]")) {
  input.addEventListener("change", () => {
    choose(input.id);
    try { localStorage.setItem("language", input.id); } catch { /* a file's page may keep nothing */ }
  });
}

// How old the release is by the reader's clock: what the page calls fresh was fresh then.
const DAY = 86400000;
const age = document.getElementById("age");
if (age) {
  const released = Date.parse(document.querySelector(".release time").dateTime);
  const days = Math.floor((Date.now() - released) / DAY);
  const told = { zh: `${days} 天前`, en: days === 1 ? "1 day ago" : `${days} days ago` };
  for (const [code, words] of Object.entries(days >= 1 ? told : {})) {
    const part = document.createElement("span");
    part.className = part.lang = code;
    part.textContent = words;
    age.append(part);
  }
}

// Recipes: the reader's own place in all of them.
const place = document.getElementById("place");
const fill = () => {
  const value = place.value.trim().replace(/\/+$/, "");
  place.setCustomValidity(/["'\\\n]/.test(value) ? "\" ' \\" : "");
  if (!value || !place.checkValidity()) return;
  for (const code of document.querySelectorAll("code[data-lines]")) {
    code.textContent = code.dataset.lines.split("{root}").join(value);
  }
};
if (place) {
  if (location.protocol === "file:") {
    const path = decodeURIComponent(location.pathname).replace(/\/[^/]*$/, "");
    place.value = path.replace(/^\/([A-Za-z]:)/, "$1");
  }
  place.addEventListener("input", fill);
  fill();
}

const byHand = (code) => {
  const chosen = getSelection();
  chosen.selectAllChildren(code);
  const done = document.execCommand("copy");
  chosen.removeAllRanges();
  return done;
};
const copied = async (code) => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    return byHand(code);
  }
};
for (const button of document.querySelectorAll("button[data-copies]")) {
  button.addEventListener("click", async () => {
    const done = await copied(document.getElementById(button.dataset.copies));
    button.dataset.done = done ? "yes" : "no";
    setTimeout(() => delete button.dataset.done, 1600);
  });
}

// Calendars: by pointer or arrow keys from date to date.
const states = {};
for (const item of document.querySelectorAll(".legend li")) states[item.dataset.letter] = item.dataset;
const steps = { ArrowRight: 1, ArrowLeft: -1 };
for (const svg of document.querySelectorAll("svg.calendar")) {
  const letters = svg.dataset.states;
  const first = Date.parse(svg.dataset.first);
  const output = svg.nextElementSibling;
  const box = document.createElementNS("http://www.w3.org/2000/svg", "path");
  box.setAttribute("class", "here");
  svg.append(box);
  let at = Math.max(0, letters.search(/[^-](?=-*$)/));
  const dateOf = (offset) => new Date(first + offset * DAY);
  const show = (offset) => {
    at = Math.min(Math.max(offset, 0), letters.length - 1);
    const date = dateOf(at);
    const x = 21 + (date.getUTCDate() - 1) * 11 - 1, y = 15 + date.getUTCMonth() * 11 - 1;
    box.setAttribute("d", `M${x} ${y}h11v11h-11z`);
    const named = states[letters[at]];
    const words = named ? named[root.lang] : root.lang === "zh" ? "不明" : "not known";
    output.textContent = `${date.toISOString().slice(0, 10)}  ${words}`;
    svg.setAttribute("aria-valuenow", at);
    svg.setAttribute("aria-valuetext", output.textContent);
  };
  const byMonth = (step) => {
    const date = dateOf(at);
    const month = date.getUTCMonth() + step;
    const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const day = Math.min(date.getUTCDate(), last);
    return (Date.UTC(date.getUTCFullYear(), month, day) - first) / DAY;
  };
  svg.setAttribute("role", "slider");
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("aria-valuemin", 0);
  svg.setAttribute("aria-valuemax", letters.length - 1);
  show(at);
  output.textContent = "";
  svg.addEventListener("focus", () => show(at));
  svg.addEventListener("keydown", (event) => {
    if (event.key in steps) show(at + steps[event.key]);
    else if (event.key === "ArrowDown") show(byMonth(1));
    else if (event.key === "ArrowUp") show(byMonth(-1));
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(letters.length - 1);
    else return;
    event.preventDefault();
  });
  svg.addEventListener("pointermove", (event) => {
    const point = new DOMPoint(event.clientX, event.clientY)
      .matrixTransform(svg.getScreenCTM().inverse());
    const day = Math.floor((point.x - 21) / 11), month = Math.floor((point.y - 15) / 11);
    if (day < 0 || day > 30 || month < 0 || month > 11) return;
    const year = dateOf(0).getUTCFullYear();
    if (day >= new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) return;
    show((Date.UTC(year, month, day + 1) - first) / DAY);
  });
}

// Tables that are wider than the page can be scrolled by keyboard too.
const reach = () => {
  for (const part of document.querySelectorAll(".scroll")) {
    if (part.scrollWidth > part.clientWidth) part.setAttribute("tabindex", "0");
    else part.removeAttribute("tabindex");
  }
};
addEventListener("resize", reach);
for (const part of document.querySelectorAll("details")) part.addEventListener("toggle", reach);
reach();

// Paper cannot be unfolded.
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});
