"""``newscrawl completion``: what a shell needs to complete commands, options, spiders and names of sites."""

import argparse
import re

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from newscrawl.commands.catalogue import all_commands
from newscrawl.commandsettings import settings_of
from newscrawl.sites import all_sites

_SCRIPT = """\
# newscrawl completion bash; zsh reads it after `autoload -U bashcompinit && bashcompinit`
_newscrawl() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} words=
  if [[ $current == = ]]; then current=; COMP_WORDS+=(""); COMP_CWORD=$((COMP_CWORD + 1)); fi
  if ((COMP_CWORD == 1)); then words="{commands}"
  elif [[ ${{COMP_WORDS[COMP_CWORD-1]}} == = && ${{COMP_WORDS[COMP_CWORD-2]}} == site ]]; then words="{sites}"
  elif [[ ${{COMP_WORDS[COMP_CWORD-1]}} == @(--site|--repair) ]]; then words="{sites}"
  else case ${{COMP_WORDS[1]}} in
{cases}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if ((!${{#COMPREPLY[@]}})); then COMPREPLY=($(compgen -f -- "$current")); fi
}}
complete -F _newscrawl newscrawl
complete -F _newscrawl scrapy
"""
_CASE = '    {name}) words="{words}" ;;'
_FISH = """\
# newscrawl completion fish
for program in newscrawl scrapy
  complete -c $program -n __fish_use_subcommand -f -a "{commands}"
  complete -c $program -l site -x -a "{sites}"
  complete -c $program -l repair -x -a "{sites}"
  complete -c $program -n "__fish_seen_subcommand_from crawl" -s a -x -a "{choices}"
{cases}
end
"""
_FISH_CASE = '  complete -c $program -n "__fish_seen_subcommand_from {name}" -a "{words}"'


class Command(ScrapyCommand):
    """Prints a script; nothing is changed."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "bash|zsh|fish"

    def short_desc(self) -> str:
        return "Print the completion for a shell: source <(newscrawl completion bash)"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - Scrapy's
        if args not in (["bash"], ["zsh"], ["fish"]):
            raise UsageError("name a shell: newscrawl completion bash", print_help=False)
        settings = settings_of(self)
        spiders = " ".join(sorted(get_spider_loader(settings).list()))
        options = {}
        for name, command in all_commands():
            command.settings = self.settings
            options[name] = " ".join(_options(command))
        sites = [site.name for site in all_sites()]
        own = {"crawl": f"{spiders} ", "sites": f"{' '.join(sites)} "}
        is_fish = args == ["fish"]
        case = _FISH_CASE if is_fish else _CASE
        script = _FISH if is_fish else _SCRIPT
        cases = [case.format(name=name, words=own.get(name, "") + words) for name, words in options.items()]
        print(
            script.format(
                commands=" ".join(options),
                sites=" ".join(sites),
                choices=" ".join(f"site={name}" for name in sites),
                cases="\n".join(cases),
            ),
            end="",
        )


def _options(command: ScrapyCommand) -> list[str]:
    parser = argparse.ArgumentParser(add_help=False, conflict_handler="resolve")  # as Scrapy does
    command.add_options(parser)
    return sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", parser.format_help())))
