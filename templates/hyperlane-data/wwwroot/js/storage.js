// What the browser keeps for us. A browser may refuse (private windows, full disks); then we go on without.

/** Values that outlive the window, shared by all windows of this browser. */
export const lasting = {
  get(key, otherwise = null) {
    try {
      return JSON.parse(localStorage.getItem(`data.${key}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },

  set(key, value) {
    try {
      localStorage.setItem(`data.${key}`, JSON.stringify(value));
    } catch {
      // Not kept.
    }
  },
};
