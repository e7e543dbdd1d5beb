// Light, dark, or as the system says. Not a module: it runs before the page is drawn, so no wrong colours flash up.
(() => {
  const choices = ["system", "light", "dark"];
  let choice = read();
  apply();

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    button.addEventListener("click", () => {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      try {
        localStorage.setItem("chat.theme", choice);
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
      const stored = localStorage.getItem("chat.theme");
      return choices.includes(stored) ? stored : "system";
    } catch {
      return "system";
    }
  }

  function apply() {
    document.documentElement.dataset.theme = choice;
  }

  function label(button) {
    const text = `Colours: ${choice === "system" ? "as the system" : choice}`;
    button.setAttribute("aria-label", text);
    button.title = text;
    button.querySelector("use").setAttribute("href", `icons.svg#theme-${choice}`);
  }
})();
