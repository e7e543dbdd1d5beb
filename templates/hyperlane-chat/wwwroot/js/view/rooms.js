// The list of rooms, and the dialog that creates one.
import { problemOfRoom } from "../rules.js";
import { arrange, byId, icon, make, soon } from "./dom.js";

export class RoomsView {
  #chat;
  #rooms;
  #unread;
  #outbox;
  #list = byId("rooms");
  #items = new Map();
  #title = document.title;

  constructor(chat, rooms, unread, outbox, go) {
    this.#chat = chat;
    this.#rooms = rooms;
    this.#unread = unread;
    this.#outbox = outbox;
    const plan = soon(() => this.#draw());
    for (const source of [rooms, unread, outbox]) {
      source.addEventListener("change", plan);
    }
    for (const event of ["enter", "messages", "members"]) {
      chat.addEventListener(event, plan);
    }
    this.#bindDialog(go);
  }

  /** The room above or below the one we are in. */
  neighbour(step) {
    const names = this.#sorted().map(({ name }) => name);
    return names[(names.indexOf(this.#chat.room.name) + step + names.length) % names.length];
  }

  #sorted() {
    const current = this.#chat.room;
    const rooms = [...this.#rooms.all];
    if (current !== null && this.#rooms.find(current.name) === undefined) {
      rooms.push({ name: current.name, members: 0, lastId: 0 });
    }
    return rooms.sort((one, other) => one.name.localeCompare(other.name));
  }

  #draw() {
    let elsewhere = 0;
    let here = 0;
    const items = this.#sorted().map((room) => {
      const isCurrent = room.name === this.#chat.room?.name;
      // Of the room we are in, the connection knows more than the list.
      const lastId = isCurrent ? (this.#chat.room.newest ?? 0) : room.lastId;
      const people = isCurrent ? this.#chat.members.length : room.members;
      const count = this.#unread.count(room.name, lastId);
      if (isCurrent) {
        here = count;
      } else {
        elsewhere += count;
      }
      return this.#itemOf(room.name, isCurrent, count, people, this.#outbox.of(room.name).length);
    });
    arrange(this.#list, items);

    byId("elsewhere").hidden = elsewhere === 0;
    byId("open-rooms").setAttribute("aria-label", elsewhere === 0 ? "Rooms" : `Rooms, ${elsewhere} unread`);
    const total = here + elsewhere;
    const name = this.#chat.room?.name;
    document.title = `${total > 0 ? `(${total > 99 ? "99+" : total}) ` : ""}${name ? `${name} – ` : ""}${this.#title}`;
  }

  #itemOf(name, isCurrent, count, people, waiting) {
    let item = this.#items.get(name);
    if (item === undefined) {
      item = make("li", {}, make("a", { className: "room", href: `#/${encodeURIComponent(name)}` },
        icon("hash"),
        make("bdi", { className: "room-name", textContent: name }),
        make("span", { className: "room-state" })));
      this.#items.set(name, item);
    }

    const state = `${isCurrent} ${count} ${people} ${waiting}`;
    if (item.dataset.state !== state) {
      item.dataset.state = state;
      const link = item.firstElementChild;
      link.classList.toggle("unread", count > 0);
      if (isCurrent) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
      link.lastElementChild.replaceChildren(...stateOf(count, people, waiting, isCurrent));
    }
    return item;
  }

  #bindDialog(go) {
    const dialog = byId("room-dialog");
    const name = byId("room-name");
    const error = byId("room-error");
    byId("new-room").addEventListener("click", () => {
      name.value = error.textContent = "";
      name.removeAttribute("aria-invalid");
      dialog.showModal();
    });
    byId("room-cancel").addEventListener("click", () => dialog.close());
    byId("room-form").addEventListener("submit", async (event) => {
      event.preventDefault();
      let problem = problemOfRoom(name.value.trim());
      if (problem === null) {
        try {
          const room = await this.#rooms.create(name.value.trim());
          dialog.close();
          go(room.name);
          return;
        } catch (refusal) {
          problem = refusal.status === undefined ? "The server does not answer. Try again in a moment." : refusal.message;
        }
      }
      error.textContent = problem;
      name.setAttribute("aria-invalid", "true");
      name.focus();
    });
  }
}

function stateOf(count, people, waiting, isCurrent) {
  const parts = [];
  if (waiting > 0 && !isCurrent) {
    parts.push(icon("clock"), make("span", { className: "visually-hidden", textContent: `, ${waiting} not sent yet` }));
  }
  if (count > 0) {
    parts.push(make("span", { className: "badge", textContent: count > 99 ? "99+" : String(count) }),
      make("span", { className: "visually-hidden", textContent: " unread" }));
  } else if (people > 0) {
    parts.push(make("span", { className: "people", textContent: String(people) }),
      make("span", { className: "visually-hidden", textContent: " here" }));
  }
  return parts;
}
