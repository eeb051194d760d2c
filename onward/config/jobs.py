"""What the worker does by the clock. Each job is one call into an app."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onward.coaching.services import send_reminders
from onward.notifications.services import send_due


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="send-mail", pass_context=False)
def send_mail(timestamp: int) -> int:  # noqa: ARG001 - the clock of the job queue
    """Empty the outbox, every five seconds."""
    return send_due(now=timezone.now())


@app.periodic(cron="0 7 * * *")
@app.task(queueing_lock="send-reminders", pass_context=False)
def remind(timestamp: int) -> int:  # noqa: ARG001 - the clock of the job queue
    """Each morning: enquiries that wait too long, credentials that run out."""
    return send_reminders(now=timezone.now())
