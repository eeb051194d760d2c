/* A page that asks to be told: shows its hidden notice when its topic comes by. */
for (const notice of document.querySelectorAll("[data-events]")) {
  const events = new EventSource(notice.dataset.events, { withCredentials: true });
  for (const topic of notice.dataset.topics.split(" ")) {
    events.addEventListener(topic, () => { notice.hidden = false; });
  }
}
