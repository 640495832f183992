"""The command line: one table of commands, each module imported only when its command is named."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand, TyperGroup

from .. import __version__

# command: (module below laa_minutes.cli, one line of help). The function is the command's name with underscores.
COMMANDS = {
    "init": ("start", "Start a workspace: small, valid, commented files."),
    "meetings": ("meetings", "Meetings past and coming, with status and what approved them."),
    "new-meeting": ("opening", "Open the record of a meeting: agenda, members, matters arising."),
    "edit": ("editing", "Open a record in your editor, and check what you typed."),
    "agenda": ("documents", "The agenda of a meeting and its papers."),
    "minutes": ("documents", "The minutes in the body's house style."),
    "circulate": ("moving", "Number what is unnumbered, and mark minutes circulated."),
    "review": ("review", "Agreements and promises in the text that nothing on record covers."),
    "approve": ("approving", "Record an approval: seal the minutes, file the approved copy."),
    "actions": ("actions", "The action log."),
    "action": ("action", "Add an action; report its progress; drop it."),
    "done": ("action", "Report an action done."),
    "move": ("moving", "Put a coming meeting on another day."),
    "cancel": ("moving", "Cancel a coming meeting."),
    "note": ("moving", "Add a dated note after a meeting."),
    "decisions": ("decisions", "The decision register."),
    "scorecard": ("performance", "Indicators by theme, with their standing as minuted."),
    "exceptions": ("exceptions", "What needs attention, and the successes; what is asked of whom."),
    "indicator": ("indicator", "Enter a reading or a target; begin a recovery plan."),
    "forward-plan": ("meetings", "What is coming, by meeting."),
    "deadlines": ("deadlines", "External dates, and the last meeting that can decide before each."),
    "sums": ("sums", "Money: what for, on what condition, who releases it, what is left."),
    "outcomes": ("outcomes", "The framework of outcomes, with the priorities that were chosen."),
    "attendance": ("attendance", "Who came, by person, organisation or meeting; quorum."),
    "show": ("show", "Anything by its name: meeting, item, clause, action, indicator, person."),
    "search": ("show", "Look for words in every record."),
    "site": ("site", "The records as a website: pages, search, data, a feed."),
    "import": ("importing", "Minutes in Word, PDF, Markdown or text become draft records."),
    "chase": ("chase", "What each owner still owes: a sheet, or an e-mail draft, for each."),
    "calendar": ("calendar", "Meetings and deadlines for people's diaries, as an .ics file."),
    "templates": ("templates", "List the templates of documents; copy one to change it."),
    "export": ("exporting", "The records as tables: SQLite, CSV, JSON, Parquet."),
    "sql": ("exporting", "Ask these tables anything, in SQL."),
    "rollup": ("rolling", "Many partnerships' records in one Parquet data set."),
    "check": ("check", "Every fault in every file, with its place and how to mend it."),
}
_FUNCTIONS = {"import": "import_", "list": "list_"}  # those whose names are words of Python
# Those that show records, and so have --edition: each opens the register through `session.register`, or asks for it.
_SHOWING = frozenset((
    "meetings", "agenda", "minutes", "actions", "decisions", "scorecard", "exceptions", "forward-plan", "deadlines",
    "sums", "outcomes", "attendance", "show", "search", "calendar", "chase", "export", "sql", "rollup",
))  # fmt: skip
# A command that has commands of its own, whose functions have their names; the module's docstring is its help.
GROUPS = {
    "action": {
        "add": "Put an action into a meeting's record, with the next free number.",
        "progress": "Report how an action stands, re-date it, give it to somebody else.",
        "drop": "Report that nothing more will be done on it.",
    },
    "site": {
        "build": "Make the website, or bring it up to date.",
        "serve": "Show it on this machine while you edit.",
    },
    "indicator": {
        "set": "Enter one reading, for a month, a quarter or a year.",
        "target": "Add a version of a target: who agreed it, at which minute.",
        "recovery": "Begin a recovery plan, or add a step, its owner, its review.",
    },
    "templates": {
        "list": "Every template, what it is for, and which your workspace has of its own.",
        "copy": "Put a copy into your workspace, to be changed there.",
    },
}


class _Commands(TyperGroup):
    """Builds a command only when it is named: Typer takes 85 ms to build thirty-five."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:
        if name not in COMMANDS:
            return None
        module = import_module(f"{__name__}.{COMMANDS[name][0]}")
        one = typer.Typer(
            add_completion=False, rich_markup_mode=None, no_args_is_help=name in GROUPS, help=module.__doc__
        )
        if name in GROUPS:
            for verb, help_ in GROUPS[name].items():
                one.command(verb, short_help=help_, cls=getattr(module, "Command", None))(
                    getattr(module, _FUNCTIONS.get(verb, verb))
                )
        else:
            function = _FUNCTIONS.get(name, name.replace("-", "_"))
            one.command(name, short_help=COMMANDS[name][1])(getattr(module, function))
        command = typer.main.get_command(one)
        command.name = name
        if name in _SHOWING:
            command.params.append(_edition())
        return command

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Offer the names in the table: Typer would build each of them to ask whether it is hidden."""
        names: dict[str, Any] = {name: TyperCommand(name, short_help=help_) for name, (_, help_) in COMMANDS.items()}
        group = TyperGroup(commands=names, params=self.params, context_settings=self.context_settings)
        return group.shell_complete(typer.Context(group), incomplete)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])

    def invoke(self, ctx: Any) -> Any:
        """Run it; what was typed wrongly is told in the terminal's width."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from .telling import width, wrapped

            if (say := getattr(error, "format_message", None)) and (columns := width()):
                told = wrapped(f"Error: {say()}", columns).removeprefix("Error: ")
                vars(error)["format_message"] = lambda: told
            raise

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 2, 0.6)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


def _keep_edition(context: typer.Context, wanted: str) -> str:
    from .session import EDITION

    context.meta[EDITION] = wanted
    return wanted


def _edition() -> Any:
    """The option --edition, of which the commands that have it need not know: what is withheld never reaches them."""
    alone = typer.Typer(add_completion=False)

    @alone.command()
    def command(
        edition: Annotated[
            Literal["members", "public"],
            typer.Option(callback=_keep_edition, expose_value=False, help="Who is to read it; public withholds."),
        ] = "members",
    ) -> None: ...

    return typer.main.get_command(alone).params[0]


app = typer.Typer(
    cls=_Commands,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"laa {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def laa(
    context: typer.Context,
    directory: Annotated[
        Path, typer.Option("-C", metavar="DIR", help="Work in the workspace that DIR lies in.")
    ] = Path(),
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Without a command: what was needed on DATE.")
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Minutes, actions, forward plans and scorecards, from plain files. Without a command: what is needed today."""
    context.obj = directory
    if context.invoked_subcommand is None:
        from .today import today

        today(context, as_of)
    elif as_of is not None:
        context.fail(f"--as-of goes after the command: laa {context.invoked_subcommand} --as-of {as_of}")


def main() -> None:
    """Run, with an exit code for every way in which a command can end."""
    try:
        app(prog_name="laa")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has seen enough
        sys.exit(0)
    except Exception as error:
        from ..diagnostic import LaaError  # only now: it is a part of what `laa --help` would take

        if isinstance(error, LaaError):
            _complain(error.message, error.hint)
            sys.exit(error.exit_code)
        if isinstance(error, OSError) and error.strerror:  # a disk that is full, a file that may not be read
            _complain(f"{error.filename or 'the output'}: {error.strerror}", "Nothing more was done.")
            sys.exit(1)
        _report_fault(error)  # so that nobody is shown a bare traceback
        sys.exit(3)


def _complain(message: str, hint: str) -> None:
    from .telling import sentence, tell

    tell(f"{sentence(message).removesuffix('.')}." + (f" {sentence(hint)}" if hint else ""))


def _report_fault(error: Exception) -> None:
    import tempfile
    import traceback

    from .telling import tell

    with tempfile.NamedTemporaryFile("w", prefix="laa-fault-", suffix=".txt", delete=False, encoding="utf-8") as report:
        report.write(f"laa {' '.join(sys.argv[1:])}\n\n{''.join(traceback.format_exception(error))}")
    tell(
        f"This is a fault in laa itself, not in your records: {type(error).__name__}: {error}",
        f"Nothing more was done. Please report it with the file {report.name}, which says what happened.",
    )
