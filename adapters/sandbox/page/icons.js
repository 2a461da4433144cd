// Every drawing of the page: line icons on a 24 px grid, severity bars, the clock's ring, the lantern.

import { draw } from "./dom.js";

const PATHS = {
  hash: "M9 4 7 20M17 4l-2 16M4.500 9h15.500M4 15h15.500",
  calendar: "M5 6h14v14H5zM5 10.500h14M9 3.500V7M15 3.500V7",
  chat: "M4.500 5h15v11H11l-4 3.500V16H4.500z",
  lock: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2",
  thread: "M5 4v9a4 4 0 0 0 4 4h9M14.500 13l4 4-4 4",
  down: "M6 9.500l6 6 6-6",
  check: "M5 12.500l4.500 4.500L19 7.500",
  arrowUp: "M12 19V5.500M6 11l6-6 6 6",
  up: "M12 19V5.500M6 11l6-6 6 6",
  globe: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c-4.500 5-4.500 11 0 16M12 4c4.500 5 4.500 11 0 16",
  moon: "M19 14.500A7.800 7.800 0 0 1 9.500 5a7.500 7.500 0 1 0 9.500 9.500z",
  sun: "M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400",
  home: "M4.500 11 12 4.500 19.500 11V19.500h-15z",
  menu: "M4 7h16M4 12h16M4 17h16",
  play: "M7 5l11 7-11 7z",
  close: "M6 6l12 12M18 6 6 18",
  trash: "M5 7h14M9.500 7V4.500h5V7M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5",
  ban: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM6.500 6.500l11 11",
  undo: "M8.500 5 4.500 9l4 4M4.500 9H14a5 5 0 0 1 0 10h-4",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 7.500V12l3 2",
  eye: "M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12zM12 9.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600z",
  bell: "M6.500 16.500V11a5.500 5.500 0 0 1 11 0v5.500l1.500 1.500H5zM10.500 20.500h3",
  reply: "M9.500 6 4.500 11l5 5M4.500 11H14a5.500 5.500 0 0 1 5.500 5.500V18",
  warning: "M12 4.500 21 19.500H3zM12 10v4.500M12 16.800v.4",
  person: "M12 4.500a3.700 3.700 0 1 0 0 7.400 3.700 3.700 0 0 0 0-7.400zM4.500 20c.8-4 3.500-6 7.500-6s6.700 2 7.500 6",
  people: "M9 5a3.300 3.300 0 1 0 0 6.600A3.300 3.300 0 0 0 9 5zM2.500 19c.6-3.500 3-5.200 6.500-5.200s5.900 1.700 6.500 5.200M15.500 5.300a3.300 3.300 0 0 1 0 6M17.500 14.300c2.300.6 3.600 2.200 4 4.700",
  shield: "M12 3.500 19.500 6v5.500c0 4.500-3 7.500-7.500 9-4.500-1.500-7.500-4.500-7.500-9V6z",
  question: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9.700 9.700a2.400 2.400 0 1 1 3.500 2.100c-.8.4-1.200.9-1.200 1.700M12 16.200v.4",
  mute: "M4.500 9.500v5H8l4.500 4v-13L8 9.500zM16.500 9.500l5 5M21.500 9.500l-5 5",
  exit: "M13 4.500H5.500v15H13M10 12h10M16.500 8l4 4-4 4",
  hand: "M8 12V6.500a1.500 1.500 0 0 1 3 0V11M11 11V5a1.500 1.500 0 0 1 3 0v6M14 11V6.500a1.500 1.500 0 0 1 3 0V14c0 4-2.200 6.500-5.500 6.500-2.700 0-4.300-1.300-5.500-4L4.300 13a1.500 1.500 0 0 1 2.600-1.400L8 13.500",
  smile: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.500 14c.8 1.500 2 2.200 3.500 2.200s2.700-.7 3.500-2.200M9.300 9.700v.4M14.700 9.700v.4",
  dots: "M6 12h.01M12 12h.01M18 12h.01",
  pencil: "M5 19l.8-3.800L15.500 5.500l3 3-9.700 9.700z",
  clip: "M19 11.500l-7 7a4.500 4.500 0 0 1-6.400-6.400l7.500-7.500a3 3 0 0 1 4.300 4.300l-7.300 7.300a1.500 1.500 0 0 1-2.200-2.200l6.600-6.500",
  link: "M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1",
  flag: "M6 21V4.500M6 5h11.500l-2.500 4 2.500 4H6",
  wrench: "M19.500 8a5 5 0 0 1-6.700 4.700L7 18.500A2.100 2.100 0 0 1 4 15.500l5.800-5.800A5 5 0 0 1 16 4.600l-2.700 2.900.4 2 2 .4z",
  pin: "M9 4h6l-.8 6 3.300 3.500h-11L9.800 10zM12 13.500V20.500",
  voice: "M4.500 9.500v5H8l4.500 4v-13L8 9.500zM16 9a4.500 4.500 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11",
  file: "M6 3.500h8l4 4v13H6zM14 3.500v4h4",
  plus: "M12 5v14M5 12h14",
};

/** A line icon; unknown names draw nothing, so that a newer server breaks no page. */
export function icon(name, size = 16) {
  const path = PATHS[name];
  if (!path) return null;
  return draw(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true" },
    draw("path", { d: path }),
  );
}

/** Four rising bars, `level` of them filled. */
export function bars(level, size = 20) {
  const rects = [0, 1, 2, 3].map((n) =>
    draw("rect", {
      x: 1 + n * 5.2, y: 12 - n * 3.4, width: 3.6, height: 5 + n * 3.4, rx: 1.2,
      class: n < level ? "full" : "hollow",
    }),
  );
  return draw("svg", { class: "bars", viewBox: "0 0 22 18", width: size, height: size * 0.82, "aria-hidden": "true" }, ...rects);
}

const ROUND = 2 * Math.PI * 6;

/** A ring that empties: `share` of it is left, from 1 to 0. */
export function ring(share) {
  const left = draw("circle", { cx: 8, cy: 8, r: 6, class: "left" });
  left.setAttribute("stroke-dasharray", `${Math.max(0, Math.min(1, share)) * ROUND} ${ROUND}`);
  return draw(
    "svg",
    { class: "ring", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    draw("circle", { cx: 8, cy: 8, r: 6, class: "track" }),
    left,
  );
}

export function turn(element, share) {
  element.querySelector(".left")?.setAttribute("stroke-dasharray", `${Math.max(0, Math.min(1, share)) * ROUND} ${ROUND}`);
}

/** Steward's mark: a lantern in a rounded square, in every theme the same. */
export function lantern(size = 36) {
  return draw(
    "svg",
    { class: "lantern", viewBox: "0 0 32 32", width: size, height: size, "aria-hidden": "true" },
    draw("rect", { width: 32, height: 32, rx: 9, class: "tile" }),
    draw("circle", { cx: 16, cy: 7.4, r: 1.7, class: "wire" }),
    draw("path", { class: "wire", d: "M12 13c.3-2.300 1.700-3.700 4-3.700s3.700 1.400 4 3.700M10.700 13h10.600M12.200 13c-1.300 3-1.300 7.200 0 10.400M19.800 13c1.300 3 1.300 7.200 0 10.400M10.700 23.600h10.600" }),
    draw("path", { class: "flame", d: "M16 15.400c1.500 1.700 2.100 2.700 2.100 3.800a2.100 2.100 0 0 1-4.200 0c0-1.100.6-2.100 2.100-3.800z" }),
  );
}
