/** Drafts of a form in this browser: kept by "Lưu nháp", offered again when the page is opened. */
export class Drafts {
  constructor(formType) {
    this.key = `bank-form-draft:${formType}`;
  }

  /** Gives false when the browser keeps nothing (private window, full store). */
  save(raw) {
    const kept = Object.entries(raw).filter(([, value]) => !(Array.isArray(value) && value[0] instanceof File));
    try {
      localStorage.setItem(this.key, JSON.stringify({ savedAt: new Date().toISOString(), raw: Object.fromEntries(kept) }));
      return true;
    } catch {
      return false;
    }
  }

  load() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  drop() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing could be kept, so nothing is left behind.
    }
  }
}
