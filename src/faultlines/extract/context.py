"""What a predicate's surroundings do to its truth: one walk from the predicate to the root.

The walk collects negation, modals, conditions, embedding predicates and speakers; mode, likelihood and holder
fall out of what it found (after Saurí and Pustejovsky, De Facto, 2012; Nairn, Condoravdi and Karttunen on
implicatives, 2006).
"""

from __future__ import annotations

from faultlines.extract.arguments import Finder
from faultlines.extract.clauses import passive, preps, verbal
from faultlines.extract.lexicon import Lexicon, word_list
from faultlines.extract.modality import Modality
from faultlines.extract.parties import phrase
from faultlines.extract.reach import Reach
from faultlines.extract.reference import FIRST, Discourse
from faultlines.extract.setting import Effect, Setting, effects_of, perfect
from faultlines.extract.tree import Word

HELD = frozenset({"speech", "opinion", "deny", "predict", "wish", "recommend"})
_IMPERSONAL = frozenset({"need", "require", "deserve", "demand", "ought"})
_FACTIVE_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class ContextWalk:
    """Walks one sentence's trees."""

    def __init__(self, lexicon: Lexicon, finder: Finder, discourse: Discourse) -> None:
        self._lexicon = lexicon
        self._finder = finder
        self._discourse = discourse
        self._modality = Modality(lexicon)
        self._reach = Reach(lexicon)

    def setting(self, predicate: Word) -> Setting:
        """Collect what stands between the predicate and the root, and at each step beside it."""
        setting = Setting()
        word, first = predicate, True
        while True:
            self._modality.beside(word, setting, first=first)
            if word.head is word:
                break
            before = len(setting.effects)
            self._step(word, word.head, setting, first=first)
            if self._reach.breaks(word) or (first and len(setting.effects) == before and self._reach.presupposed(word)):
                break
            word, first = word.head, False
        self._aside(predicate, setting)
        return setting

    def _sided_with(self, noun: Word, verb: Word, setting: Setting) -> None:
        """Who supports "a takeover" does not say that there is one."""
        bare = not any(child.dep == "poss" or child.lower in ("the", "this") for child in noun.children)
        if bare and self._lexicon.verb(verb.lower) in word_list("syntax", "attitudes"):
            setting.effects.append(("ended", verb))

    def _step(self, word: Word, head: Word, setting: Setting, *, first: bool) -> None:
        """What the head does to the word below it."""
        label = word.dep
        if first and label == "dobj":
            self._sided_with(word, head, setting)
        if verbal(head):
            self._under_verb(word, head, setting, first=first)
        elif head.pos == "ADJ":
            effect = effects_of("adjective").get(head.lower)
            if effect is not None and label in ("xcomp", "ccomp", "acl", "advcl", "prep", "csubj"):
                self._modality.apply(effect, head, setting)
                if effect.name == "possible" and label == "xcomp" and not perfect(word):
                    setting.effects.append(("ahead", head))
        elif head.pos in ("NOUN", "PROPN"):
            lemma = self._lexicon.noun(head.lower)
            effect = effects_of("noun").get(lemma)
            if (
                effect is not None
                and label in ("acl", "prep", "ccomp", "xcomp", "relcl", "compound", "appos", "advcl")
                and (label != "relcl" or lemma in ("evidence", "report", "claim"))
            ):
                if label == "prep" and word.lower not in ("of", "for", "to", "on", "about", "in", "over", "that"):
                    return
                if effect.name == "negate" and label == "prep" and lemma not in word_list("syntax", "absences"):
                    return  # "the failure of sanctions" is no lack of them
                self._noun_effect(effect, head, setting)
        elif head.dep == "prep" and head.lower in ("despite", "notwithstanding"):
            return

    def _under_verb(self, word: Word, head: Word, setting: Setting, *, first: bool) -> None:
        label = word.dep
        if label in _FACTIVE_SUBJECTS | {"csubj"} and self._modality.called_for(word, head):
            setting.effects.append(("recommend", head))
            return
        adjective = effects_of("adjective").get(head.lower) if head.dep in ("acomp", "oprd") else None
        if adjective is not None and label in ("xcomp", "ccomp"):
            self._modality.apply(adjective, head, setting)
            return
        if (
            label
            in (
                "ccomp",
                "xcomp",
                "dobj",
                "pcomp",
                "oprd",
                "acl",
                "attr",
                "csubj",
                "csubjpass",
                "parataxis",
                "acomp",
            )
            or (label == "prep" and self._embedding_prep(word, head))
            or (label in _FACTIVE_SUBJECTS and self._reach.empty_subject(word))
            or (label == "nsubjpass" and not self._given(head))
        ):
            self._embed(word, head, setting, first=first)
        elif label == "advcl":
            self._adverbial(word, setting)
        if label == "xcomp" and self._modality.put_off(head):
            setting.effects.append(("negate", head))
        if (
            label == "xcomp"
            and head.lower == "do"
            and any(child.lower in ("well", "better") for child in head.children)
        ):
            setting.effects.append(("recommend", head))
        if label in ("acomp", "attr", "oprd") or label in ("ccomp", "xcomp", "csubj", "advcl"):
            self._copula(word, head, setting)

    def _given(self, verb: Word) -> bool:
        """Whether a passive verb leaves its subject's truth alone."""
        effect = effects_of("verb").get(self._lexicon.verb(verb.lower))
        return effect is None or effect.name not in ("plan", "predict", "deny", "possible", "recommend")

    def _embedding_prep(self, prep: Word, verb: Word) -> bool:
        if f"{self._lexicon.verb(verb.lower)} {prep.lower}" in effects_of("verb"):
            return True  # "ruled out sending weapons", where the parser takes "out" for a preposition
        effect = effects_of("verb").get(self._lexicon.verb(verb.lower))
        if effect is None:
            return False
        return (effect.name, prep.lower) in {
            ("wish", "for"),
            ("plan", "for"),
            ("plan", "on"),
            ("plan", "at"),
            ("recommend", "for"),
            ("negate", "from"),
            ("negate", "to"),
            ("speech", "on"),
            ("speech", "about"),
            ("speech", "of"),
            ("predict", "of"),
            ("recommend", "on"),
            ("plan", "to"),
            ("regard", "as"),
            ("opinion", "of"),
            ("speech", "for"),
            ("deny", "by"),
            ("negate", "by"),
        }

    def _embed(self, word: Word, verb: Word, setting: Setting, *, first: bool) -> None:
        lemma = self._lexicon.verb(verb.lower)
        particle = next(
            (
                child.lower
                for child in verb.children
                if child.dep in ("prt", "prep") and child.lower in ("for", "on", "out", "upon")
            ),
            None,
        )
        table = effects_of("verb")
        effect = (table.get(f"{lemma} {particle}") if particle else None) or table.get(lemma)
        if verb.child("prt") is not None and f"{lemma} {particle}" not in table:
            return
        if effect is None or word.dep == "acl" or self._courtesy(word, effect):
            return
        if effect.name == "regard":
            if word.dep != "prep" or word.lower != "as":
                return
            effect = Effect("opinion", effect.likelihood)
        nominal = word.dep in ("dobj", "nsubjpass", "pobj", "oprd", "attr")
        if (
            nominal
            and effect.name in ("speech", "opinion", "attempt", "recommend", "possible")
            and effect.name != "recommend"
        ):
            return
        if nominal and lemma in (
            "keep",
            "make",
            "have",
            "use",
            "lead",
            "report",
            "offer",
            "agree",
            "commit",
            "look",
            "mean",
        ):
            return
        if nominal and first and lemma in ("reject", "dismiss", "contest"):
            return  # an offer that is rejected was made; a report that is rejected is denied
        if effect.name == "negate" and nominal and lemma in word_list("syntax", "enders"):
            setting.effects.append(("ended", verb))
            return
        if effect.name in ("affirm", "certain"):
            return
        if (
            effect.name == "plan"
            and nominal
            and lemma in ("pursue", "seek", "resolve", "decide", "undertake", "arrange")
        ):
            return
        if passive(verb):
            # "is expected to", "is reported to have": nobody is named who says so
            by = preps(verb, "by")
            name = {"speech": "possible", "opinion": "possible", "wish": "plan"}.get(effect.name, effect.name)
            if by and effect.name in HELD:
                self._hold(by[0], setting)
                name = effect.name
            elif word.dep == "ccomp" and effect.name == "speech":
                name = "speech"
            setting.effects.append((name, verb))
            return
        setting.effects.append((effect.name, verb))
        if effect.name in HELD and lemma not in _IMPERSONAL:
            subject = self._finder.surface_subject(verb)
            if subject and subject[0] is not word:
                self._hold(subject[0], setting)

    def _courtesy(self, word: Word, effect: Effect) -> bool:
        """Whether wanting to say it says it ("I want to thank", "we would like to congratulate")."""
        return (
            effect.name == "wish"
            and word.dep == "xcomp"
            and self._lexicon.verb(word.lower) in word_list("context", "courtesies")
        )

    def _hold(self, speaker: Word, setting: Setting) -> None:
        if speaker.lower in ("it", "there", "this", "that", "what", "which", "who"):
            return
        if verbal(speaker) or speaker.pos in ("VERB", "ADV") or speaker.lower in FIRST:
            return
        name = self._discourse.named(speaker) or phrase(speaker)
        if name and name not in setting.holders:
            setting.holders.append(name)

    def _noun_effect(self, effect: Effect, noun: Word, setting: Setting) -> None:
        if effect.name == "certain" and any(child.lower in ("no", "little") for child in noun.children):
            setting.effects.append(("possible", noun))  # "no proof of the shipments" leaves them open
            return
        if effect.name in ("certain", "affirm"):
            return
        if effect.name == "speech" and noun.dep in ("dobj", "nsubjpass") and self._denied(noun.head):
            return  # who denies reports is no reporter of them
        if effect.name == "speech":
            if noun.tag == "NNS" or any(child.dep == "amod" for child in noun.children):
                owner = next((child for child in noun.children if child.dep == "poss"), None)
                self._hold(owner or noun, setting)
            return
        setting.effects.append((effect.name, noun))
        if effect.name in ("wish", "deny"):
            owners = self._finder.slot(noun, "poss") or self._finder.slot(noun, "sup")
            if owners:
                self._hold(owners[0], setting)

    def _denied(self, verb: Word) -> bool:
        effect = effects_of("verb").get(self._lexicon.verb(verb.lower))
        return effect is not None and effect.name == "deny"

    def _copula(self, word: Word, verb: Word, setting: Setting) -> None:
        """Effects of a copula's complement: "it is likely that", "doing so is essential", "it is no secret that"."""
        for child in verb.children:
            if child is word:
                continue
            if child.dep in ("acomp", "attr", "oprd"):
                table = effects_of("adjective") if child.pos in ("ADJ", "VERB") else effects_of("noun")
                effect = table.get(child.lower if child.pos in ("ADJ", "VERB") else self._lexicon.noun(child.lower))
                if effect is None:
                    continue
                negated = any(
                    grand.dep in ("neg", "det") and grand.lower in ("no", "not", "n't")
                    for grand in [*child.children, *verb.children]
                )
                if effect.name in ("opinion", "speech", "wish") and child.pos == "NOUN":
                    continue
                if effect.name == "possible" and negated:
                    setting.effects.append(("possible", child))
                elif effect.name in ("recommend",) and word.dep not in ("csubj", "xcomp", "ccomp", "advcl", "nsubj"):
                    continue
                else:
                    self._modality.apply(effect, child, setting)

    def _adverbial(self, clause: Word, setting: Setting) -> None:
        infinitive = any(child.dep == "aux" and child.lower == "to" for child in clause.children)
        mark = next((child.lower for child in clause.children if child.dep == "mark"), "")
        if infinitive and not mark:
            setting.effects.append(("purpose", clause))

    def _aside(self, predicate: Word, setting: Setting) -> None:
        """Find "according to X" anywhere above the predicate; it names who says all of the clause."""
        for word in [predicate, *predicate.ancestors()]:
            for child in word.children:
                if child.dep == "prep" and child.lower == "according":
                    for inner in child.children:
                        if inner.dep == "prep":
                            for source in inner.children:
                                if source.dep == "pobj":
                                    self._hold(source, setting)
            if word.dep in ("relcl",):
                break
