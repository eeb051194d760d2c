"""What the worker does by the clock. Each job is one call into an app."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onward.assessments.services import remind_raters
from onward.assessments.services import send_reminders as remind_of_inventories
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
    """Each morning: enquiries that wait, credentials, inventories asked for."""
    now = timezone.now()
    return send_reminders(now=now) + remind_of_inventories(now=now)


@app.periodic(cron="20 7 * * *")
@app.task(queueing_lock="remind-raters", pass_context=False)
def remind_people_asked(timestamp: int) -> int:  # noqa: ARG001 - the clock of the job queue
    """Each morning: one kind letter to who was asked about strengths and is silent."""
    return remind_raters(now=timezone.now())
