"""Seal everything with the first field key, so that the others can be taken away."""

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from onward.organisations.models import EncryptedTextField, key_ring
from onward.organisations.services import reseal, reseal_second_factors


class Command(BaseCommand):
    help = "Seal every note, answer and letter with the first key of ONWARD_FIELD_KEYS."

    def handle(self, **options: int) -> None:
        total = reseal_second_factors()
        for model in apps.get_models():
            fields = [
                field.attname
                for field in model._meta.concrete_fields
                if isinstance(field, EncryptedTextField)
            ]
            if not fields:
                continue
            done = reseal(model, fields)
            total += done
            if options["verbosity"] and done.rows:
                self.stdout.write(f"{model._meta.label}: {done.rows}")
        if total.shut:
            raise CommandError(
                f"{total.rows} rows were sealed anew, {total.shut} could not be "
                f"opened; the first is {total.first_shut}. Keep the old keys."
            )
        self.stdout.write(
            f"{total.rows} rows were sealed anew; every row is sealed with key "
            f"{key_ring().current}."
        )
