// What GraphiQL remembers (tabs, variables, history) stays in this page. Variables may hold a
// password, and the computer may be shared: nothing reaches the browser's storage.

const items = new Map();

export const memory = {
  getItem: (key) => items.get(key) ?? null,
  setItem: (key, value) => {
    items.set(key, value);
  },
  removeItem: (key) => {
    items.delete(key);
  },
  clear: () => items.clear(),
  get length() {
    return items.size;
  },
};
