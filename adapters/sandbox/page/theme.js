// Light or dark: as the system has it until somebody chooses; dusk in the moderators' room.

const KEY = "steward-theme";

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function startTheme(chosen) {
  const theme = chosen || kept();
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}

export function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function turnTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing still switches until the page is closed.
  }
}

/** The whole page changes with the room, so that nobody forgets where they are. */
export function place(isPrivate) {
  document.documentElement.dataset.place = isPrivate ? "dusk" : "day";
}
