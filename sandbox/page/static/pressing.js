// Presses, changes, and forms that are sent.
import { $, $$ } from "./dom.js";
import { look } from "./looking.js";
import { post, toast } from "./talking.js";
import { collect } from "./values.js";

const underWay = new Set();
export function place(e) {
  const view = e.closest("[data-view-id]"), message = e.closest("[data-ts]");
  return view ? { view_id: view.dataset.viewId } : { channel: message.dataset.channel, ts: message.dataset.ts };
}
export async function press(e, value) {
  if (e.dataset.confirm && !(await confirmed(JSON.parse(e.dataset.confirm)))) return;
  if (e.dataset.url) window.open(e.dataset.url, "_blank", "noopener");
  const root = e.closest("[data-view-id]") || e.closest("[data-ts]");
  const where = place(e), press = JSON.stringify([where, e.dataset.block, e.dataset.action]);
  if (underWay.has(press)) return; // a double click is one press
  underWay.add(press);
  root.setAttribute("aria-busy", "true");
  const body = { ...where, block_id: e.dataset.block, action_id: e.dataset.action, value, typed: collect(root) };
  const answer = await post("/do/press", body);
  underWay.delete(press);
  root.removeAttribute("aria-busy");
  if (answer?.gone) toast("That is not there any more.");
  await look();
}
function confirmed(words) {
  const dialog = document.body.appendChild($("#confirm").content.firstElementChild.cloneNode(true));
  $("h2", dialog).textContent = words.title.text;
  $(".body", dialog).textContent = words.text.text;
  $("[value=no]", dialog).textContent = words.deny.text;
  const yes = $("[value=yes]", dialog);
  yes.textContent = words.confirm.text;
  yes.classList.toggle("danger", words.style === "danger");
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => { dialog.remove(); done(dialog.returnValue === "yes"); }));
}
export async function submit(dialog) {
  if (dialog.hasAttribute("aria-busy")) return;
  dialog.setAttribute("aria-busy", "true");
  const answer = await post("/do/submit", { view_id: dialog.dataset.viewId, typed: collect(dialog) });
  dialog.removeAttribute("aria-busy");
  const trouble = $(".trouble", dialog);
  trouble.textContent = answer ? answer.trouble || answer.gone || "" : "We had some trouble connecting. Try again?";
  trouble.hidden = !trouble.textContent;
  for (const field of $$(".field", dialog)) {
    const said = answer?.errors?.[field.dataset.blockId] ?? "";
    const error = $(".error", field), input = $("[data-element]", field);
    error.textContent = said;
    error.hidden = !said;
    input?.toggleAttribute("aria-invalid", Boolean(said));
  }
  const wrong = $(".error:not([hidden])", dialog);
  if (wrong) $("input, textarea, select", wrong.closest(".field"))?.focus();
  await look();
}
