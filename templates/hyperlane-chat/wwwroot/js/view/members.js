// Who is here, in the list at the side and in the line under the room's name.
import { paint } from "./avatar.js";
import { arrange, byId, isolate, make } from "./dom.js";

export class MembersView {
  #chat;
  #items = new Map();

  constructor(chat) {
    this.#chat = chat;
    chat.addEventListener("enter", () => this.#draw());
    chat.addEventListener("members", () => this.#draw());
  }

  #draw() {
    const { members, name, room } = this.#chat;
    const others = members.filter((member) => member !== name).sort((one, other) => one.localeCompare(other));
    const sorted = members.includes(name) ? [name, ...others] : others;
    arrange(byId("members"), sorted.map((member) => this.#itemOf(member, member === name)));
    for (const key of this.#items.keys()) {
      if (!sorted.includes(key)) {
        this.#items.delete(key);
      }
    }

    byId("room-title").textContent = room.name;
    byId("room-summary").textContent = summary(members.length, others);
    byId("member-count").textContent = members.length || "";
    byId("open-members").setAttribute("aria-label", `Who is here: ${members.length}`);
  }

  #itemOf(member, isYou) {
    let item = this.#items.get(member);
    if (item === undefined) {
      const avatar = make("span", { className: "avatar", "aria-hidden": "true" });
      paint(avatar, member);
      item = make("li", { className: "member" }, avatar, make("bdi", { className: "member-name", textContent: member }));
      this.#items.set(member, item);
    }
    const note = item.querySelector(".you");
    if (isYou && note === null) {
      item.append(make("span", { className: "you", textContent: "you" }));
    } else if (!isYou) {
      note?.remove();
    }
    return item;
  }
}

function summary(count, others) {
  if (count === 0) {
    return "Connecting…";
  }
  if (others.length === 0) {
    return "Only you are here";
  }
  if (others.length === 1) {
    return `You and ${isolate(others[0])}`;
  }
  return others.length === 2 ? `You, ${isolate(others[0])} and ${isolate(others[1])}` : `${count} people are here`;
}
