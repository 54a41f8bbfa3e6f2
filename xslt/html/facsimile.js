// Pictures of pages go with the text, and the text with them; a picture can be enlarged and moved.
"use strict";
(() => {
  const pane = document.getElementById("engross-facsimile");
  const strip = pane.querySelector(".leaves");
  const leaves = [...strip.children];
  const places = leaves.map((leaf) => leaf.dataset.page && document.getElementById(leaf.dataset.page));
  const isShown = () => pane.offsetParent !== null || getComputedStyle(pane).display !== "none";
  const breakOf = (place) => place?.closest(".pb") || place;

  // Who scrolls leads; the other follows, and what follows leads nobody for a while.
  let led = 0;
  let leader = null;
  const leads = (who) => {
    if (leader !== who && performance.now() < led) return false;
    leader = who;
    led = performance.now() + 400;
    return true;
  };
  let current = -1;
  const mark = (to) => {
    if (to === current) return;
    breakOf(places[current])?.classList.remove("current");
    leaves[current]?.removeAttribute("aria-current");
    current = to;
    breakOf(places[to])?.classList.add("current");
    leaves[to]?.setAttribute("aria-current", "true");
  };
  const inView = () => {
    let found = -1;
    places.forEach((place, number) => {
      if (place && breakOf(place).getBoundingClientRect().top < innerHeight * 0.35) found = number;
    });
    return found < 0 ? places.findIndex(Boolean) : found;
  };
  const follow = () => {
    if (!isShown() || !leads("text")) return;
    const to = inView();
    if (to < 0 || to === current) return;
    mark(to);
    strip.scrollTo({ left: leaves[to].offsetLeft, top: leaves[to].offsetTop, behavior: "instant" });
  };
  const lead = () => {
    if (!leads("pane")) return;
    const to = leaves.findIndex((leaf) =>
      leaf.offsetTop + leaf.offsetHeight / 2 > strip.scrollTop && leaf.offsetLeft + leaf.offsetWidth / 2 > strip.scrollLeft);
    if (to === current || !places[to]) return;
    mark(to);
    breakOf(places[to]).scrollIntoView({ block: "start", behavior: "instant" });
  };
  let due = 0;
  addEventListener("scroll", () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(follow);
  }, { passive: true });
  strip.addEventListener("scroll", lead, { passive: true });

  // A picture enlarged, as a matrix: its scale and where its corner is.
  const views = new WeakMap();
  const set = (frame, view) => {
    const [width, height] = [frame.clientWidth, frame.clientHeight];
    const scale = Math.min(Math.max(view.scale, 1), 12);
    const x = Math.min(0, Math.max(width * (1 - scale), view.x));
    const y = Math.min(0, Math.max(height * (1 - scale), view.y));
    views.set(frame, { scale, x, y });
    frame.classList.toggle("zoomed", scale > 1);
    frame.firstElementChild.style.transform = scale > 1 ? `translate(${x}px, ${y}px) scale(${scale})` : "";
  };
  const viewOf = (frame) => views.get(frame) || { scale: 1, x: 0, y: 0 };
  const zoom = (frame, factor, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
    const view = viewOf(frame);
    const scale = Math.min(Math.max(view.scale * factor, 1), 12);
    const by = scale / view.scale;
    set(frame, { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by });
  };
  const move = (frame, x, y) => {
    const view = viewOf(frame);
    set(frame, { ...view, x: view.x + x, y: view.y + y });
  };
  const whole = (frame) => set(frame, { scale: 1, x: 0, y: 0 });
  const button = (frame, text, label, act) => {
    const node = Object.assign(document.createElement("button"), { type: "button", textContent: text, ariaLabel: label, title: label });
    node.addEventListener("click", act);
    return node;
  };
  for (const leaf of leaves) {
    const frame = leaf.querySelector(".picture-of");
    const tools = Object.assign(document.createElement("span"), { className: "zoom" });
    tools.append(button(frame, "+", pane.dataset.in, () => zoom(frame, 1.5)),
      button(frame, "−", pane.dataset.out, () => zoom(frame, 1 / 1.5)),
      button(frame, "⤢", pane.dataset.whole, () => whole(frame)));
    leaf.querySelector("figcaption").append(tools);
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey && viewOf(frame).scale === 1) return;
      event.preventDefault();
      const box = frame.getBoundingClientRect();
      zoom(frame, event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    const fingers = new Map();
    let moved = false;
    frame.addEventListener("pointerdown", (event) => {
      fingers.set(event.pointerId, event);
      moved = false;
    });
    frame.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
      if (fingers.size === 2) {
        const other = [...fingers.values()].find((one) => one.pointerId !== event.pointerId);
        const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
        const box = frame.getBoundingClientRect();
        zoom(frame, apart(event) / apart(before), other.clientX - box.left, other.clientY - box.top);
      } else if (viewOf(frame).scale > 1) move(frame, x, y);
      else if (Math.hypot(x, y) < 4) return;
      moved = true;
      frame.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, event);
    });
    for (const end of ["pointerup", "pointercancel"])
      frame.addEventListener(end, (event) => fingers.delete(event.pointerId));
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.detail === 0) return;
      event.preventDefault();
      if (moved) return;
      const box = frame.getBoundingClientRect();
      if (viewOf(frame).scale > 1) whole(frame);
      else zoom(frame, 2.5, event.clientX - box.left, event.clientY - box.top);
    });
    leaf.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (steps[event.key] && viewOf(frame).scale > 1) move(frame, ...steps[event.key]);
      else if (event.key === "+") zoom(frame, 1.5);
      else if (event.key === "-") zoom(frame, 1 / 1.5);
      else if (event.key === "0") whole(frame);
      else return;
      event.preventDefault();
    });
  }
  if (!location.hash) follow();
})();
