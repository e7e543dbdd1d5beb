// Random names for messages and windows.
import { ofWindow } from "./storage.js";

/** A UUID. crypto.randomUUID exists on https and localhost only, and a class opens http://192.168.… */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * The id of this window. With it a window takes its name over from a connection of its own that died.
 * A window that was duplicated carries a copy of the other's id. Two windows of one id would throw each other out for ever, so it
 * asks whether somebody answers to the id, and takes a new one if so.
 * @returns {Promise<{id: string, isNew: boolean}>}
 */
export async function claimWindowId() {
  const channel = new BroadcastChannel("chat.windows");
  let id = ofWindow.get("window");
  const isNew = id === null || (await isAnswered(channel, id));
  if (isNew) {
    id = newId();
    ofWindow.set("window", id);
  }

  channel.onmessage = ({ data }) => {
    if (data.whose === id) {
      channel.postMessage({ mine: id });
    }
  };
  return { id, isNew };
}

function isAnswered(channel, id) {
  return new Promise((resolve) => {
    channel.onmessage = ({ data }) => data.mine === id && resolve(true);
    channel.postMessage({ whose: id });
    setTimeout(() => resolve(false), 150);
  });
}
