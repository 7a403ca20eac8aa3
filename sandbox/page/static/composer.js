// The composer, with its commands.
import { $, $$, channel } from "./dom.js";
import { look } from "./looking.js";
import { post } from "./talking.js";

const composer = $("#composer"), box = composer && $("textarea", composer), commands = composer && $("#commands");
export const busyWriting = (e) => e === box && commands.hidden;

async function send() {
  const text = box.value.trim();
  if (!text) return;
  box.value = "";
  sized();
  const answer = await post("/do/write", { channel, text });
  if (!answer) box.value = text;
  await look();
  $("#pane").scrollTop = $("#pane").scrollHeight;
}
function sized() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 200)}px`;
  const word = box.value;
  for (const command of $$("button", commands)) command.hidden = !command.dataset.command.startsWith(word);
  commands.hidden = !word.startsWith("/") || !$("button:not([hidden])", commands);
}
export function complete(button) {
  box.value = `${(button ?? $("button:not([hidden])", commands)).dataset.command} `;
  sized();
  box.focus();
}
if (composer) {
  composer.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  box.addEventListener("input", sized);
  box.addEventListener("keydown", (event) => {
    const exact = commands.hidden || $(`[data-command="${CSS.escape(box.value)}"]`, commands);
    if (event.key === "Tab" && !commands.hidden && !event.shiftKey) { event.preventDefault(); complete(); }
    else if (event.key === "Escape") commands.hidden = true;
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); exact ? send() : complete(); }
  });
}
