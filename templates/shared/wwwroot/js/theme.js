// Light, dark, or as the system says. Not a module: it runs before the page is drawn, so no wrong colours flash up.
(() => {
  const choices = ["system", "light", "dark"];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let choice = read();
  apply();
  dark.addEventListener("change", apply);

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    button.addEventListener("click", () => {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      try {
        localStorage.setItem("theme", choice);
      } catch {
        // It holds until the page is closed, then.
      }
      apply();
      label(button);
    });
    label(button);
  });

  function read() {
    try {
      const stored = localStorage.getItem("theme");
      return choices.includes(stored) ? stored : "system";
    } catch {
      return "system";
    }
  }

  /** Pictures come from the server in the colours that hold, so those who show some hear of each change. */
  function apply() {
    const root = document.documentElement;
    root.dataset.theme = choice;
    root.dataset.colours = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
    document.dispatchEvent(new Event("colours"));
  }

  function label(button) {
    const text = `Colours: ${choice === "system" ? "as the system" : choice}`;
    button.setAttribute("aria-label", text);
    button.title = text;
    button.querySelector("use").setAttribute("href", `#icon-theme-${choice}`);
  }
})();
