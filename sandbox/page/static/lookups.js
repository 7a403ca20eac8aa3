// Looking people and options up; and files, which stand beside their field in the same way.
import { $, $$, as } from "./dom.js";
import { place } from "./pressing.js";
import { post, toast } from "./talking.js";
import { addChip } from "./values.js";

async function suggest(lookup, typed) {
  if (lookup.dataset.options) {
    const words = typed.toLowerCase().split(/\s+/), held = $$(".chip", lookup).map((chip) => chip.dataset.value);
    const fits = ({ value, name, note }) => !held.includes(value) && words.every((word) => `${name} ${note}`.toLowerCase().includes(word));
    return JSON.parse(lookup.dataset.options).filter(fits);
  }
  if (!lookup.dataset.element.includes("external")) {
    const people = await (await fetch(`/names?q=${encodeURIComponent(typed)}`)).json();
    return people.map(([id, name, title]) => ({ value: id, name, note: title }));
  }
  if (typed.length < Number(lookup.dataset.least)) return [];
  const where = place(lookup);
  const answer = await post("/do/suggest", { ...where, block_id: lookup.dataset.block, action_id: lookup.dataset.action, value: typed });
  return (answer?.groups ?? []).flatMap(([note, options]) => options.map((o) => ({ value: JSON.stringify(o), name: o.text.text, note })));
}
export async function offer(lookup) {
  const input = $("input", lookup), menu = $(".menu", lookup), typed = input.value;
  const found = await suggest(lookup, typed);
  if (input.value !== typed || !lookup.contains(document.activeElement)) return; // too late
  menu.replaceChildren(...found.map(({ value, name, note }) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    made.setAttribute("role", "option");
    made.dataset.value = value;
    made.append(Object.assign(document.createElement("small"), { textContent: note }));
    return made;
  }));
  menu.hidden = !found.length;
  input.setAttribute("aria-expanded", String(!menu.hidden));
}
export async function pickFirst(lookup) {
  const [first] = await suggest(lookup, $("input", lookup).value); // typed quicker than offered
  if (first) pick(lookup, first.name, first.value);
}
export function pick(lookup, name, value) {
  const chips = $(".chips", lookup);
  if (!("many" in lookup.dataset)) chips.replaceChildren();
  if ($$(".chip", chips).length >= Number(lookup.dataset.most ?? 1000)) return toast(`At most ${lookup.dataset.most} can be chosen.`);
  addChip(chips, name, value);
  const input = $("input", lookup);
  input.value = "";
  $(".menu", lookup).hidden = true;
  input.focus();
  lookup.dispatchEvent(new Event("change", { bubbles: true }));
}
export async function upload(e, input) {
  for (const file of input.files) {
    if ($$(".chip", e).length >= Number(e.dataset.most)) { toast(`At most ${e.dataset.most} files.`); break; }
    const answer = await (await fetch(`/do/upload?as=${as}&name=${encodeURIComponent(file.name)}`, { method: "POST", body: file })).json();
    if (answer.gone) toast(answer.gone);
    else addChip($(".chips", e), answer.name, answer.id);
  }
  input.value = "";
}
