// Fits heads to their measure and pours each story through its frames; answers what was set.
// Story text waits in window.SUPPLY[article] = {parts: [{role, text, lead}], close, cut, credit}.
(async () => {
  await document.fonts.ready;
  const OPEN = "“‘（《〈「『【(", SHUT = "”’）》〉」』】，。、；：？！…—,.;:?!%）％";
  const leading = (e) => parseFloat(getComputedStyle(e).lineHeight);

  // Heads: the largest size at which the head keeps its lines within its measure.
  for (const head of document.querySelectorAll("[data-fit]")) {
    const [low, high, lines] = head.dataset.fit.split(",").map(Number);
    const upright = getComputedStyle(head).writingMode.startsWith("vertical");
    const room = upright ? head.parentElement.clientHeight * 0.96 : head.clientWidth;
    const spans = [...head.querySelectorAll("i")];
    const length = () => Math.max(...spans.map((s) => {
      const box = s.getBoundingClientRect();
      return upright ? box.height : box.width;
    }));
    head.style.fontSize = high + "pt";
    const share = room / length();
    const size = share < 1 ? Math.max(low, high * share * 0.99) : high;
    head.style.fontSize = size.toFixed(2) + "pt";
    if (!upright && length() > room + 1) head.classList.add("wraps");
  }

  const over = (frame) =>
    frame.scrollWidth > frame.clientWidth + 1 || frame.scrollHeight > frame.clientHeight + 1;

  const paragraph = (part, text, isOn, isWhole) => {
    const p = document.createElement("p");
    p.dataset.role = part.role;
    p.dataset.n = part.n;
    if (isOn) p.classList.add("on");
    if (!isWhole) p.classList.add("runs");
    const lead = isOn ? "" : text.slice(0, part.lead || 0);
    if (lead) {
      const b = document.createElement("b");
      b.textContent = lead;
      p.append(b);
    }
    p.append(text.slice(lead.length));
    return p;
  };

  const cutAt = (text, at) => {
    const word = /[A-Za-z0-9.%]/;
    while (at > 1 && (SHUT.includes(text[at]) || OPEN.includes(text[at - 1]) ||
           (word.test(text[at]) && word.test(text[at - 1])))) at--;
    return at;
  };

  const most = (top, fits) => {  // the largest number up to top that fits
    let low = 0;
    while (low < top) {
      const middle = Math.ceil((low + top) / 2);
      if (fits(middle)) low = middle; else top = middle - 1;
    }
    return low;
  };

  const snap = (frame) => {  // on the module's lines, the last of them on its foot
    const foot = frame.closest(".grid").getBoundingClientRect().bottom, line = leading(frame);
    const height = foot - frame.getBoundingClientRect().top;
    const spare = height - Math.floor(height / line + 0.001) * line;
    frame.style.paddingTop = Math.max(0, spare - 0.02).toFixed(2) + "px";
  };

  const closeLine = (story) => {
    const line = document.createElement("p");
    line.className = story.cut ? "jump" : "close";
    if (!story.cut) line.dataset.role = "byline";
    line.textContent = story.close;
    return line;
  };

  const pour = (frames, story) => {
    const parts = [...story.parts, ...story.signed.map((text) => ({role: "signed", text}))]
      .map((p, n) => ({...p, n}));
    let at = 0, done = 0;  // part, characters of it that are set
    const isOn = () => done > 0 || (at === 0 && story.opens_inside);
    frames.forEach((frame, index) => {
      if (frame.dataset.snap !== "no") snap(frame);
      const isLast = index === frames.length - 1;
      const tail = isLast && story.close ? closeLine(story) : null;
      if (tail) frame.append(tail);
      const add = (node) => frame.insertBefore(node, tail);
      while (at < parts.length) {
        const part = parts[at], text = part.text.slice(done);
        const node = add(paragraph(part, text, isOn(), true));
        if (!over(frame)) { at++; done = 0; continue; }
        node.remove();
        if (part.role === "paragraph" && (!isLast || story.cut)) {
          let kept = most(text.length, (n) => {
            const piece = add(paragraph(part, text.slice(0, n), isOn(), false));
            const fits = !over(frame);
            piece.remove();
            return fits;
          });
          kept = cutAt(text, kept);
          if (kept > 1) { add(paragraph(part, text.slice(0, kept), isOn(), false)); done += kept; }
        } else if (isLast && part.role === "paragraph") {
          const ends = [...text.matchAll(/。(?![”’）])|[。！？]”(?=[^，、的]|$)/g)]
            .map((m) => m.index + m[0].length);
          for (const end of ends.reverse()) {
            const piece = add(paragraph(part, text.slice(0, end), isOn(), true));
            if (!over(frame)) break;
            piece.remove();
          }
        }
        break;
      }
      const last = tail ? tail.previousElementSibling : frame.lastElementChild;
      if (last && last.dataset.role === "crosshead") {
        last.remove();
        if (!isLast) at = Number(last.dataset.n);
      }
      // A closing credit runs on in the last line where the paper sets it so.
      if (isLast && story.credit) {
        let end = frame.lastElementChild;
        if (end) {
          const before = end.lastChild.textContent;
          end.lastChild.textContent = before + story.credit;
          while (over(frame) && end.lastChild.textContent.length > story.credit.length + 20) {
            const body = end.lastChild.textContent.slice(0, -story.credit.length - 1);
            const stop = body.lastIndexOf("。");
            if (stop < 0) { end.lastChild.textContent = before; story.lost = true; break; }
            end.lastChild.textContent = body.slice(0, stop + 1) + story.credit;
          }
        }
      }
    });
    return {ranOut: at >= parts.length, at, done};
  };

  const told = {articles: {}, spills: [], empty: [], short: [], left: {}};
  for (const [id, story] of Object.entries(window.SUPPLY)) {
    const frames = [...document.querySelectorAll(`[data-thread="${id}"]`)];
    frames.sort((a, b) => a.dataset.step - b.dataset.step);
    const {ranOut, at, done} = pour(frames, story);
    told.left[id] = {at, done};
    if (ranOut && !story.exact && !story.loose) told.short.push(id);
    if (story.exact && !ranOut) told.spills.push(`${id}: text left over`);
    for (const f of frames) {
      if (over(f)) told.spills.push(`${id}: frame ${f.dataset.step} runs over`);
      if (!f.textContent.trim()) told.empty.push(`${id}: frame ${f.dataset.step} empty`);
    }
    if (story.lost) told.spills.push(`${id}: no room for its credit`);
  }
  for (const e of document.querySelectorAll(".module")) {
    if (e.scrollHeight > e.clientHeight + 2) told.spills.push(`${e.id}: module runs over`);
    if (e.scrollWidth > e.clientWidth + 2) told.spills.push(`${e.id}: module too wide`);
  }
  for (const e of document.querySelectorAll("[data-role]")) {
    const holder = e.closest("[data-article]");
    if (!holder) continue;
    const parts = (told.articles[holder.dataset.article] ??= []);
    parts.push({role: e.dataset.role, text: e.textContent, n: e.dataset.n ?? null,
                step: Number(e.closest("[data-thread]")?.dataset.step ?? -1)});
  }
  return told;
})()
