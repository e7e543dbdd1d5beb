// What the browser keeps for us. A browser may refuse (private windows, full disks); then we go on without.

/** Values that outlive the window, shared by all windows of this browser. */
export const lasting = wrap("localStorage");

/** Values of this window alone; they survive a reload. */
export const ofWindow = wrap("sessionStorage");

function wrap(kind) {
  return {
    get(key, otherwise = null) {
      try {
        return JSON.parse(window[kind].getItem(`chat.${key}`)) ?? otherwise;
      } catch {
        return otherwise;
      }
    },

    set(key, value) {
      try {
        window[kind].setItem(`chat.${key}`, JSON.stringify(value));
      } catch {
        // Not kept.
      }
    },
  };
}
