// A scatter of words in true pixels: each word by its rate on either side, named where there is room for its name.

const SCATTER_EDGE = 2.6; // room for the axes, in letters

/**
 * Draw `list` (`rate_a` up, `rate_b` across) in `width` × `height` pixels with letters of `size`; `names` are those of the sides.
 * Words with the very same rates lie side by side instead of one upon the other.
 */
function wordScatter(list, { width, height, size, names, words }) {
  const edge = SCATTER_EDGE * size;
  const most = Math.max(1, ...list.flatMap((row) => [row.rate_a, row.rate_b]));
  const scale = (rate) => Math.log1p(rate) / Math.log1p(most);
  const radius = 0.32 * size;
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": words("scatter_words", { a: names[0], b: names[1] }) });
  const [left, right, top, bottom] = [edge, width - 6 * size, 2 * size, height - edge];
  const per = words("per_1000");
  const axis = (name, room) => `${short(name, Math.max(4, Math.floor(room / size - Array.from(per).length * (/[a-z]/.test(per) ? 0.6 : 1) - 3)))} → ${per}`;
  svg.append(s("line", { x1: left, y1: bottom, x2: width - 8, y2: bottom, class: "tk-axis" }), s("line", { x1: left, y1: bottom, x2: left, y2: 8, class: "tk-axis" }),
    s("line", { x1: left, y1: bottom, x2: right, y2: top, class: "tk-axis tk-even" }),
    s("text", { x: (left + width) / 2, y: height - 0.6 * size, "text-anchor": "middle", class: "tk-legend", "font-size": size }, axis(names[1], width - left)),
    s("text", { x: size, y: height / 2, "text-anchor": "middle", transform: `rotate(-90 ${size} ${height / 2})`, class: "tk-legend", "font-size": size }, axis(names[0], height)));
  const met = new Map();
  const dots = list.map((row) => {
    const key = `${row.rate_a} ${row.rate_b}`;
    const same = met.get(key) || 0;
    met.set(key, same + 1);
    return {
      row, side: row.rate_a >= row.rate_b ? 0 : 1,
      x: left + radius * 2 + scale(row.rate_b) * (right - left - radius * 2) + (same % 6) * radius * 2.1,
      y: bottom - radius * 2 - scale(row.rate_a) * (bottom - top - radius * 2) - Math.floor(same / 6) * radius * 2.1,
    };
  });
  const taken = dots.map(({ x, y }) => [x - radius, y - radius, x + radius, y + radius]);
  const free = (box) => box[0] > left && box[2] < width && box[1] > 0 && box[3] < bottom && !taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3]);
  dots.forEach(({ row, side, x, y }, i) => {
    const shape = side ? s("rect", { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }) : s("circle", { cx: x, cy: y, r: radius });
    const said = `${row.word} ${row.a} : ${row.b}`;
    const dot = s("g", { role: "button", tabindex: i ? "-1" : "0", "data-word": row.word, "aria-label": said, class: `tk-dot tk-group-${side}${row.key ? " tk-key" : ""}` }, s("title", {}, said), shape);
    const letter = row.key ? 1.15 * size : size;
    const wide = letter * Array.from(row.word).length;
    const gap = radius + 2;
    const places = [[x + gap, y - letter / 2], [x - gap - wide, y - letter / 2], [x - wide / 2, y - gap - letter], [x - wide / 2, y + gap]];
    const box = places.map(([px, py]) => [px, py, px + wide, py + letter]).find(free);
    if (box) {
      taken.push(box);
      dot.append(s("text", { x: box[0], y: box[3] - 0.14 * letter, "font-size": letter }, row.word));
    }
    svg.append(dot);
  });
  return svg;
}
