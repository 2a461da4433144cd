// Measures the page as it is drawn: every text node's contrast, every control's size. Run inside the browser by the tests.
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  function rgba(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  }

  function over([r, g, b, a], [R, G, B]) {
    return [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  }

  function ground(element) {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const layer = rgba(getComputedStyle(one).backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  }

  function light([r, g, b]) {
    const [R, G, B] = [r, g, b].map((one) => (one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  }

  function ratio(a, b) {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  }

  function shown(element) {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 1 && box.height > 1;
  }

  function texts() {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (!walk.currentNode.textContent.trim() || !shown(element) || element.closest(".hidden, script, noscript, .skip, option")) continue;
      const style = getComputedStyle(element);
      const below = ground(element);
      found.push({ text: walk.currentNode.textContent.trim().slice(0, 40), ratio: ratio(over(rgba(style.color), below), below), size: parseFloat(style.fontSize) });
    }
    for (const input of document.querySelectorAll("input[placeholder]")) {
      if (!shown(input)) continue;
      const below = ground(input);
      found.push({ text: input.placeholder, ratio: ratio(over(rgba(getComputedStyle(input, "::placeholder").color), below), below), size: 14 });
    }
    return found;
  }

  function controls() {
    return [...document.querySelectorAll("button, a[href], select, textarea, input, label.tool")].filter(shown)
      .filter((one) => !one.closest(".hidden, .skip, p, .reactions, dd") && !one.matches(".hidden-input, .arg input, .reply-line, .thread-link"))
      .map((one) => ({ text: (one.getAttribute("aria-label") || one.textContent).trim().slice(0, 40), width: one.offsetWidth, height: one.offsetHeight }));
  }

  function nameless() {
    return [...document.querySelectorAll("button, a[href], select, textarea, input, [role=dialog], [role=menu]")].filter(shown)
      .filter((one) => !(one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.length)).map((one) => one.outerHTML.slice(0, 120));
  }

  function spilled() {
    const wide = document.documentElement.clientWidth;
    return [...document.querySelectorAll("body *")].filter(shown)
      .filter((one) => !one.closest(".side, .hidden, .skip, svg, .menu") || one.matches(".drawn .side"))
      .filter((one) => one.getBoundingClientRect().right > wide + 1 || one.getBoundingClientRect().left < -1)
      .map((one) => one.className || one.tagName).slice(0, 5);
  }

  function burst() {
    return [...document.querySelectorAll(".card, .note, .composer, .palette, .panel")].filter(shown).flatMap((box) => {
      const { left, right } = box.getBoundingClientRect();
      return [...box.querySelectorAll("*")].filter((one) => shown(one) && !one.closest("svg, .grace-line, .ghost, .hidden, .hidden-input"))
        .filter((one) => one.getBoundingClientRect().right > right + 1 || one.getBoundingClientRect().left < left - 1)
        .map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`);
    }).slice(0, 5);
  }

  return { burst: burst(), texts: texts(), controls: controls(), nameless: nameless(), spilled: spilled(), scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth };
})();
