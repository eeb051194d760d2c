"""What the worker does by the clock. Each job is one call into an app."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onward.notifications.services import send_due


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="send-mail", pass_context=False)
def send_mail(timestamp: int) -> int:  # noqa: ARG001 - the clock of the job queue
    """Empty the outbox, every five seconds."""
    return send_due(now=timezone.now())
