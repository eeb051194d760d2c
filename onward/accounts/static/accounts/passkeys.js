// Onward - passkeys. A form with data-passkey does its part when it is sent:
// "add" makes a key, "use" proves with one, "login" asks the server for a challenge
// first. What the server wants to know is JSON in the element data-options names.
"use strict";
(() => {
  const WORDS = {
    NotAllowedError: "Nothing happened: it was broken off or took too long. Try again, or choose another way.",
    InvalidStateError: "This device holds a passkey for your account already.",
    SecurityError: "A passkey belongs to another address than this page has.",
    address: `Passkeys need an address with a name. On this machine, open http://localhost${location.port && `:${location.port}`} instead.`,
    browser: "This browser does not know passkeys. An authenticator app does the same.",
    line: "The line broke. Try again.",
  };
  const toBytes = (words) =>
    Uint8Array.from(atob(words.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const toWords = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = (keys) => keys && keys.map((key) => ({ ...key, id: toBytes(key.id) }));

  const hindrance = () => {
    if (/^[\d.]+$|:/.test(location.hostname)) return WORDS.address;
    if (!window.PublicKeyCredential || !navigator.credentials) return WORDS.browser;
    return "";
  };

  async function made(asked, alone) {
    const selection = { ...asked.authenticatorSelection };
    selection.residentKey = alone ? "required" : "discouraged";
    selection.requireResidentKey = alone;
    if (alone) selection.userVerification = "required";
    const key = await navigator.credentials.create({
      publicKey: {
        ...asked,
        challenge: toBytes(asked.challenge),
        user: { ...asked.user, id: toBytes(asked.user.id) },
        excludeCredentials: withBytes(asked.excludeCredentials) || [],
        authenticatorSelection: selection,
      },
    });
    const { response } = key;
    return told(key, {
      attestationObject: toWords(response.attestationObject),
      transports: response.getTransports ? response.getTransports() : [],
    });
  }

  async function shown(asked) {
    const key = await navigator.credentials.get({
      publicKey: {
        ...asked,
        challenge: toBytes(asked.challenge),
        allowCredentials: withBytes(asked.allowCredentials) || [],
      },
    });
    const { response } = key;
    return told(key, {
      authenticatorData: toWords(response.authenticatorData),
      signature: toWords(response.signature),
      userHandle: response.userHandle ? toWords(response.userHandle) : null,
    });
  }

  const told = (key, response) => ({
    type: key.type,
    id: key.id,
    rawId: toWords(key.rawId),
    authenticatorAttachment: key.authenticatorAttachment,
    response: { ...response, clientDataJSON: toWords(key.response.clientDataJSON) },
    clientExtensionResults: key.getClientExtensionResults(),
  });

  async function options(form) {
    if (form.dataset.options) {
      return JSON.parse(document.getElementById(form.dataset.options).textContent);
    }
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("line");
    return answer.json();
  }

  async function proof(form) {
    const asked = await options(form);
    if (form.dataset.passkey !== "add") return shown(asked.request_options.publicKey);
    const alone = form.querySelector("input[name=passwordless]");
    return made(asked.creation_options.publicKey, alone ? alone.checked : true);
  }

  const say = (form, words) => {
    const place = form.querySelector("[data-said]");
    place.textContent = words;
    place.closest(".notice").hidden = !words;
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-passkey]")) return;
    event.preventDefault();
    const hindered = hindrance();
    say(form, hindered);
    if (hindered || form.dataset.asking) return;
    form.dataset.asking = "yes";
    try {
      form.elements.credential.value = JSON.stringify(await proof(form));
      form.submit();
    } catch (error) {
      say(form, WORDS[error.name] || WORDS[error.message] || WORDS.line);
      delete form.dataset.asking;
    }
  });
})();
