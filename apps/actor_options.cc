#include "actor_options.h"

#include "data_options.h"

namespace tocsin {
namespace {

void add_show(CLI::App& lexicon, ShowArguments& arguments) {
  CLI::App& show = *lexicon.add_subcommand("show", "All that a name can mean, and on which day");
  show.footer(
      "Each entry of that name (or id) with file and line, names, country, sectors, offices by "
      "their terms, source and homonyms. With --on also what it is on that day.");
  add_data_options(show, arguments.data);
  show.add_option("name", arguments.name, "A name, an alias, an adjective or an id")
      ->required()
      ->type_name("NAME");
  show.add_option("--on", arguments.on, "What it is on this day")->type_name("YYYY-MM-DD");
}

void add_import(CLI::App& lexicon, ImportArguments& arguments) {
  CLI::App& import = *lexicon.add_subcommand(
      "import", "Actor and agent dictionaries of PETRARCH and TABARI, made into an overlay");
  import.footer(
      "CAMEO's codes become countries and PLOVER's sectors, dated codes become terms of office. "
      "What has no word of ours is listed with its line and the reason, all of it in IMPORT.md of "
      "the new folder. What ours says already is left out; where the two differ, yours wins.");
  add_data_options(import, arguments.data);
  import.add_option("files", arguments.files, "Dictionaries: *.actors.txt, *.agents.txt")
      ->required()
      ->type_name("FILE");
  import.add_option("-o,--output", arguments.output, "Folder of the overlay; must be new")
      ->required()
      ->type_name("DIR");
  import.add_flag("--own-codes", arguments.own_codes,
                  "Keep countries that no code book has, as they are");
}

void add_add(CLI::App& lexicon, AddArguments& arguments) {
  CLI::App& add =
      *lexicon.add_subcommand("add", "A new entry, or one more name of one, in your overlay");
  add.footer(
      "Writes to OVERLAY/lexicon/actors/added.txt and never to ours. A name that means somebody "
      "already is refused.");
  add_data_options(add, arguments.data);
  add.add_option("overlay", arguments.overlay, "Your folder; made where it is not there")
      ->required()
      ->type_name("OVERLAY");
  add.add_option("name", arguments.actor.name, "The name, as texts write it")
      ->required()
      ->type_name("NAME");
  add.add_option("--to", arguments.actor.to, "NAME is one more name of this entry")
      ->type_name("ID");
  add.add_option("--alias", arguments.actor.aliases, "Another name; may be given several times")
      ->allow_extra_args(false)
      ->type_name("NAME");
  add.add_option("--kind", arguments.actor.kind, "person, group, organisation or country")
      ->type_name("KIND");
  add.add_option("--country", arguments.actor.country,
                 "ISO 3166 alpha-3, IGO, NGO, IMG, ISM or MNC")
      ->type_name("CODE");
  add.add_option("--sectors", arguments.actor.sectors,
                 "PLOVER's, parted by commas, first = primary")
      ->type_name("SECTOR,...");
  add.add_option("--gender", arguments.actor.gender, "m or f")->type_name("G");
  add.add_option("--office", arguments.actor.offices,
                 "\"USA GOV 2019-03-02..2024 minister\"; may be given several times")
      ->allow_extra_args(false)
      ->type_name("TERM");
  add.add_option("--wikidata", arguments.actor.wikidata, "Its item")->type_name("Q...");
  add.add_option("--source", arguments.actor.source, "Where it is from; else: unverified")
      ->type_name("TEXT");
  add.add_flag("--homonym", arguments.actor.homonym, "NAME may mean others too");
}

void add_suggest(CLI::App& lexicon, SuggestArguments& arguments) {
  CLI::App& suggest = *lexicon.add_subcommand(
      "suggest", "Names of documents that it does not know, as entries to accept");
  suggest.footer(
      "Those in most events first, each with counts, days of publication, roles seen and a "
      "sentence as comments, and country and sectors as the words around it say. Keep what is "
      "right in OVERLAY/lexicon/actors/NAME.txt, then: tocsin lexicon try OVERLAY PATH");
  add_data_options(suggest, arguments.data);
  suggest.add_option("paths", arguments.paths, "Files or folders; - is standard input")
      ->required()
      ->type_name("PATH");
  suggest.add_option("--top", arguments.top, "How many names are listed")
      ->capture_default_str()
      ->type_name("N");
  suggest.add_option("--least", arguments.least, "Only names that take part in so many events")
      ->capture_default_str()
      ->type_name("N");
  add_threads_option(suggest, arguments.threads);
}

void add_try(CLI::App& lexicon, TryArguments& arguments) {
  CLI::App& attempt =
      *lexicon.add_subcommand("try", "What an overlay changes in the events of documents");
  attempt.footer(
      "By document, the events that go (-) and that come (+): type, trigger, who to whom with "
      "countries and sectors, factuality. Documents in which nothing changes are not listed.");
  add_data_options(attempt, arguments.data);
  attempt.add_option("overlay", arguments.overlay, "The overlay to try")
      ->required()
      ->type_name("OVERLAY");
  attempt.add_option("paths", arguments.paths, "Files or folders")->required()->type_name("PATH");
  add_threads_option(attempt, arguments.threads);
}

void add_compile(CLI::App& lexicon, CompileArguments& arguments) {
  CLI::App& compile = *lexicon.add_subcommand(
      "compile", "The actors as one file that a run maps, for a quick start");
  compile.footer(
      "Where no -o says otherwise the file is compiled/actors.lexicon of the data folder, or of "
      "the "
      "last --overlay: of ours with all overlays given. A run with the same overlays maps it while "
      "the texts are those that it is made of; else it reads the texts. The answers are the same.");
  add_data_options(compile, arguments.data);
  compile.add_option("-o,--output", arguments.output, "Write to FILE")->type_name("FILE");
}

}  // namespace

void ActorOptions::add_to(CLI::App& lexicon) {
  add_show(lexicon, show_);
  add_add(lexicon, add_);
  add_import(lexicon, import_);
  add_suggest(lexicon, suggest_);
  add_try(lexicon, try_);
  add_compile(lexicon, compile_);
}

std::vector<DataArguments*> ActorOptions::data() {
  return {&show_.data, &import_.data, &add_.data, &suggest_.data, &try_.data, &compile_.data};
}

std::optional<int> ActorOptions::run(const CLI::App& lexicon) const {
  if (lexicon.got_subcommand("show")) return run_show(show_);
  if (lexicon.got_subcommand("add")) return run_add(add_);
  if (lexicon.got_subcommand("import")) return run_import(import_);
  if (lexicon.got_subcommand("suggest")) return run_suggest(suggest_);
  if (lexicon.got_subcommand("try")) return run_try(try_);
  if (lexicon.got_subcommand("compile")) return run_compile(compile_);
  return std::nullopt;
}

}  // namespace tocsin
