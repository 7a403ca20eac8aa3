"""What on a page is hard to read: WCAG's contrast of 4.5 to 1, or 3 to 1 for large letters."""

FAINT = """() => {
  const channels = (color) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = ([r, g, b, a], [R, G, B]) =>
    [r, g, b].map((each, n) => (each * a + [R, G, B][n] * (255 - a)) / 255);
  const under = (element) => {
    const above = [];
    for (let e = element; e; e = e.parentElement) {
      const own = channels(getComputedStyle(e).backgroundColor);
      above.push(own);
      if (own[3] === 255) break;
    }
    return above.reverse().reduce((below, each) => over(each, below), [255, 255, 255]);
  };
  const light = (color) => {
    const [r, g, b] = color.map((each) => each / 255)
      .map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const top = document.querySelector("dialog[open]") ?? document.body;
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const faint = new Set();
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !e.checkVisibility()) continue;
    if (e.closest("[disabled], script, .avatar")) continue;
    const style = getComputedStyle(e);
    if (style.visibility === "hidden") continue;
    const size = parseFloat(style.fontSize), bold = style.fontWeight >= 700;
    const least = size >= 24 || (bold && size >= 18.5) ? 3 : 4.5;
    const below = under(e), ink = over(channels(style.color), below);
    const [a, b] = [light(ink), light(below)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < least) faint.add(`${e.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return [...faint];
}"""
