// Onward - small helps on top of pages that work without them.
// data-autosave="address"  a form sends what is typed, and says so in #saved
// data-submit-on-change    a form goes off by itself a moment after a change
// data-once                a button sends once, however often it is pressed
// data-keep                a form's words and marks outlive a lost session, in this tab
// .scale                   the keys 1 to 9 choose on the only scale of a page
// data-live                an output follows its slider
// #trouble                 says so when a part of the page did not arrive
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const later = (act, wait) => {
    let timer;
    return (...args) => {
      clearTimeout(timer);
      timer = setTimeout(act, wait, ...args);
    };
  };

  // ---- autosave
  const savers = new WeakMap();
  const saverOf = (form) => {
    if (!savers.has(form)) savers.set(form, makeSaver(form));
    return savers.get(form);
  };
  function makeSaver(form) {
    let waiting = false;
    let busy = false;
    const say = (words) => {
      const place = form.querySelector("[data-saved]") || document.getElementById("saved");
      if (place) place.textContent = words;
    };
    const send = async () => {
      if (!waiting) return;
      if (busy) return soon();
      waiting = false;
      busy = true;
      try {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST", body: new FormData(form), keepalive: true,
          headers: { "X-Autosave": "yes" }, credentials: "same-origin",
        });
        if (answer.redirected) say("Not kept: you are signed out. Your words stay on this page.");
        else if (answer.ok) {
          const clock = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
          say(`Kept at ${clock}. You can close this page.`);
          if (!waiting && form.matches("[data-keep]")) dropDrafts(formKey(form));
        } else say("Not kept yet: something here needs another look.");
      } catch {
        waiting = true;
        say("Not kept: the line broke. Your words stay here and go out when you are back.");
      } finally {
        busy = false;
      }
    };
    const soon = later(send, 800);
    return { send, note: () => { waiting = true; soon(); }, stop: () => { waiting = false; } };
  }
  const sendAll = () => all("form[data-autosave]").forEach((form) => saverOf(form).send());
  addEventListener("online", sendAll);
  document.addEventListener("visibilitychange", () => document.hidden && sendAll());

  // ---- drafts
  const DRAFT = "onward-draft ";
  const SENT = "onward-sent";
  const WORDS = "textarea, input:not([type]), input[type=text], input[type=email], " +
    "input[type=tel], input[type=search], input[type=url], input[type=number]";
  const MARKS = "input[type=radio], input[type=checkbox]";
  const store = {
    get: (key) => { try { return sessionStorage.getItem(key); } catch { return null; } },
    set: (key, text) => { try { sessionStorage.setItem(key, text); } catch { /* full or refused */ } },
    drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* refused */ } },
    keys: () => { try { return Object.keys(sessionStorage); } catch { return []; } },
  };
  const formKey = (form) =>
    `${DRAFT}${root.dataset.reader || ""} ${location.pathname} ${form.dataset.keep || form.id} `;
  const dropDrafts = (start) =>
    store.keys().filter((key) => key.startsWith(start)).forEach(store.drop);
  const settleSent = () => {
    const sent = store.get(SENT);
    if (!sent) return;
    store.drop(SENT);
    const [page] = performance.getEntriesByType("navigation");
    const refused = (page && page.responseStatus >= 400) ||
      document.querySelector("input[type=password], [data-keep-drafts]");
    if (!refused) dropDrafts(sent);
  };
  const marksLike = ({ form, name }) =>
    [...form.elements].filter((each) => each.name === name && each.matches(MARKS));
  const remember = (field) => {
    if (!field.name) return;
    const key = formKey(field.form) + field.name;
    if (field.matches(WORDS)) store.set(key, field.value);
    if (!field.matches(MARKS)) return;
    const marked = marksLike(field).filter((mark) => mark.checked);
    store.set(key, marked.map((mark) => mark.value).join("\n"));
  };
  // What saves itself is remembered as it is typed, and dropped once it is saved.
  const rememberAll = () => all("form[data-keep]:not([data-autosave])").forEach((form) =>
    [...form.elements].forEach(remember));
  const tell = (field) => {
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const restoreMarks = (first, text) => {
    const marks = marksLike(first);
    if (marks[0] !== first) return;
    const savesItself = first.form.matches("[data-autosave]");
    if (!savesItself && marks.some((mark) => mark.checked)) return;
    const values = text.split("\n");
    const changed = marks.filter((mark) => mark.checked !== values.includes(mark.value));
    changed.forEach((mark) => { mark.checked = values.includes(mark.value); });
    if (changed.length) tell(first);
  };
  const restore = () => all("form[data-keep]").forEach((form) => {
    all(`${WORDS}, ${MARKS}`, form).forEach((field) => {
      const text = field.name && store.get(formKey(form) + field.name);
      if (!text || field.readOnly || field.disabled) return;
      if (field.matches(MARKS)) return restoreMarks(field, text);
      if (field.value) return;
      field.value = text;
      tell(field);
    });
  });

  // ---- parts brought by htmx
  const trouble = (words, again = true) => {
    rememberAll();
    const notice = document.getElementById("trouble-notice").content.cloneNode(true);
    notice.querySelector("p").textContent = words;
    if (!again) notice.querySelector("a").remove();
    document.getElementById("trouble").replaceChildren(notice);
  };
  document.addEventListener("htmx:sendError", () =>
    trouble("That did not arrive: the line broke. Try once more when you are back.", false));
  document.addEventListener("htmx:swapError", () =>
    trouble("The answer cannot be shown here."));
  document.addEventListener("htmx:responseError", ({ detail }) => trouble(detail.xhr.status === 403
    ? "This was not done. You may have signed in or out in another window since."
    : "That did not arrive. Try once more."));
  document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
    if (detail.xhr.getResponseHeader("HX-Redirect")) rememberAll();
  });
  // An answer does not take the place of a form that was moved since it was asked.
  const moved = new WeakSet();
  document.addEventListener("htmx:beforeRequest", ({ target }) => moved.delete(target));
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { elt } = detail.requestConfig;
    if (moved.has(elt) && detail.target.contains(elt)) detail.shouldSwap = false;
  });

  // ---- events, one listener each, so that parts brought by htmx work too
  document.addEventListener("input", ({ target }) => {
    const form = target.form;
    if (target.matches("[data-live]")) {
      const output = document.querySelector(`output[for="${CSS.escape(target.id)}"]`);
      if (output) output.textContent = target.value;
    }
    if (!form) return;
    if (form.matches("[data-autosave]")) saverOf(form).note();
    if (form.matches("[data-keep]")) remember(target);
    moved.add(form);
  });

  const goOff = later((form) => form.isConnected && form.requestSubmit(), 400);
  document.addEventListener("change", ({ target }) => {
    if (target.form && target.form.matches("[data-submit-on-change]")) goOff(target.form);
  });

  const release = (form) => {
    delete form.dataset.sending;
    all("[data-once]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sending) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (form.matches("[data-autosave]")) saverOf(form).stop();
    if (form.matches("[data-keep]")) store.set(SENT, formKey(form));
    if (/\/logout\/?$/.test(form.getAttribute("action") || "")) dropDrafts(DRAFT);
    if (!form.querySelector("[data-once]")) return;
    form.dataset.sending = "yes";
    all("[data-once]", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    setTimeout(release, 10000, form);
  }, true);
  addEventListener("pageshow", () => all("form[data-sending]").forEach(release));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) document.getElementById("trouble").replaceChildren();
    const form = event.target.closest("form");
    if (!form) return;
    release(form);
    if (store.get(SENT) === formKey(form) && form.matches("[data-keep]")) {
      store.drop(SENT);
      if (event.detail.successful) dropDrafts(formKey(form));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, select, input:not([type=radio])")) return;
    const here = event.target.closest(".scale");
    const scales = all(".scale");
    const scale = here || (scales.length === 1 && scales[0]);
    const choice = scale && scale.querySelector(`input[value="${event.key}"]`);
    if (!choice || choice.disabled) return;
    choice.focus();
    choice.click();
  });

  settleSent();
  restore();
})();
