"""Every error sayso raises on purpose. Anything else that is raised is a bug.

SaysoError                      one clear sentence: what input, what is wrong with it
  + InputError                  an input cannot be read; the run goes on without it
  |   - MissingInput            there is no such file, folder or page
  |   - UnreadableInput         there, but not text, a page or JSON Lines as expected
  |   - OversizedInput          larger than the bound set for one input
  |   - EmptyInput              nothing to read once the page's furniture is gone
  |   - RefusedAddress          an address that is not fetched (private network, wrong scheme)
  |   - FetchFailed             the other side did not deliver the page
  |   - ReaderFailed            the reader that was chosen gives no reading of it
  + LedgerError                 the ledger file cannot be used
  |   - LedgerLocked            another program holds it
  |   - ForeignLedger           not a sayso ledger, or one of a newer sayso
  + UnknownEntry                no report, mention, incident or judgement has this id
  + DeskRefusal                 the desk does not let this visitor do this
  |   - SignInNeeded            it does not know who asks
  |   - NotAllowed              the user's role does not allow it, or the form is not of a page of this desk
  |   - TooManyAttempts         signing in was tried too often
  + UsageError                  arguments that do not go together
"""

from datetime import timedelta


class SaysoError(Exception):
    """Root of all errors sayso raises on purpose; `subject` is the input or id, `cause` what is wrong with it."""

    def __init__(self, subject: str, cause: str) -> None:
        super().__init__(f"{subject}: {cause}")
        self.subject = subject
        self.cause = cause


class InputError(SaysoError):
    """An input cannot be read; the run goes on without it."""


class MissingInput(InputError):
    """There is no such file, folder or page."""


class UnreadableInput(InputError):
    """The input is there, but is not what sayso reads."""


class OversizedInput(InputError):
    """The input is larger than the bound set for one input."""


class EmptyInput(InputError):
    """Nothing is left to read once the page's furniture is gone."""


class RefusedAddress(InputError):
    """An address sayso does not fetch: a private network, or a scheme other than http and https."""


class FetchFailed(InputError):
    """The other side did not deliver the page."""


class ReaderFailed(InputError):
    """The reader that was chosen, another program or machine, gives no reading."""


class LedgerError(SaysoError):
    """The ledger file cannot be used."""


class LedgerLocked(LedgerError):
    """Another program holds the ledger."""


class ForeignLedger(LedgerError):
    """The file is not a sayso ledger, or was made by a newer sayso."""


class UnknownEntry(SaysoError):
    """No report, mention, incident or judgement has this id."""


class UsageError(SaysoError):
    """Arguments that do not go together."""


class DeskRefusal(SaysoError):
    """The desk does not let this visitor do this."""


class SignInNeeded(DeskRefusal):
    """The desk has users and does not know who asks."""


class NotAllowed(DeskRefusal):
    """The user's role does not allow it, or the form does not come from a page of this desk."""


class TooManyAttempts(DeskRefusal):
    """Signing in was tried too often; it is refused for `wait`."""

    def __init__(self, subject: str, wait: timedelta) -> None:
        minutes = max(1, round(wait.total_seconds() / 60))
        super().__init__(subject, f"signing in failed too often; try again in {minutes} minute{'s' * (minutes != 1)}")
        self.wait = wait
