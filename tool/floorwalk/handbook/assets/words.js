// The words of the search: what a text is found by. Runs twice: in the theme's search worker, as its "language", over all pages,
// and on the page, over what is typed. So both sides cut, fold and shorten words in the same way.
(function (scope) {
  "use strict";
  var LANGUAGE = "LANGUAGE_CODE";
  var APART = /[^\p{L}\p{M}\p{N}]+/u;
  var MARK = "¬"; // no sign of the search's own, and it cuts no word there
  var HAN = /([\u3400-\u9fff\uf900-\ufaff]+)/;

  // Endings and beginnings are taken off again and again as long as three letters stay. They are written as `fold` leaves them.
  var RULES = {
    en: {
      min: 3,
      steps: [[/ies$/, "y"], [/(?:ings?|ed|es|s|ly)$/, ""], [/([^aeiouy])\1$/, "$1"], [/[ey]$/, ""]],
    },
    tr: {
      min: 3,
      steps: [
        [/(?:l[ae]r|imiz|umuz|n?[iu]niz|unuz|s[iu]n?|n[iu]n|[dt][ae]n?|y?l[ae]|l[iu]|l[iu][kg]|c[iu]|s[iu]z|y[iu]|n[iu]|y[ae]|n[ae])$/, ""],
        [/(?:m?[iu]yor|[dt][iu]|m[iu]s|y?[ae]c[ae][kg]|m[ae][kl]?|m[ae]z|y?[ae]n|[iu]nc[ae]|[iu]p|[dt][iu][kg]|[iu]m|[iu]n|[iu]z)$/, ""],
        [/(?:[iu][lkgr]|[ae]r)$/, ""],
        [/[aeiu]$/, ""],
        [/g$/, "k"], [/b$/, "p"], [/d$/, "t"],
      ],
    },
    // Plural, cases, "and", postpositions; then what the ending did to the stem: doubled letters, -ம் before an ending, the last sign.
    ta: {
      min: 2,
      steps: [
        [/ட்கள்?$/, "ள"], [/ற்கள்?$/, "ல"], [/(?:ங்|க்)?கள்?$/, ""],
        [/(?:ிலிருந்து|ிடமிருந்து|ிற்காக|ுக்காக|க்காக|ிற்கு|ுக்கு|ற்கு|க்கு|ினால்|ுடைய|ுடன்|ிடம்|ோடு|ின்|ில்|ால்|ாக|ான|ும்)$/, ""],
        [/(?:கிறார்கள்|கிறார்|கிறது|வில்லை|ில்லை|ப்பட்டது|ப்பட்ட)$/, ""],
        [/த்து?$|த்த$/, ""], [/([ுிை])[கசதப]்$/, "$1"], [/(.)்\1$/, "$1"], [/([ாிீுூெேைொோௌ])ய$/, "$1"],
        [/(?:ம்?|[ாிீுூெேைொோௌ்])$/, ""],
      ],
    },
    // Affixes of verbs, -um- and -in- inside, the doubled first syllable; o/u, e/i and d/r change places when an ending is added.
    fil: {
      min: 3,
      steps: [
        [/^(?:[nmp]ag|[nmp]ang|[nmp]aka|[nm]ai|pina|i?pinag|ipa|ika|ni(?=[lrwyh])|[nmpk]a|um|in|i)(?=[^aeiou]|[aeiou][^aeiou])/, ""],
        [/^([^aeiou])(?:um|in)(?=[aeiou])/, "$1"],
        [/^([^aeiou]?[aeiou])(?=\1)/, ""], [/^d([aeiou])(?=r\1)/, ""],
        [/(?:[hn]?[ai]n|ng)$/, ""],
      ],
      last: [[/o/g, "u"], [/e/g, "i"], [/^r/, "d"], [/d$/, "r"]],
    },
  };

  // Wide letters become plain, accents and the Turkish dots go; vowel signs of Indian scripts stay.
  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ı/g, "i").normalize("NFC");
  }

  function shorten(word, steps, min) {
    return steps.reduce(function (now, step) {
      var shorter = now.replace(step[0], step[1]);
      return shorter.length >= min ? shorter : now;
    }, word);
  }

  var known = new Map();

  // The stem, marked so that no beginning of a word is taken for it; nothing for numbers, short words and Chinese.
  function stem(word) {
    var rule = RULES[LANGUAGE] || RULES.en;
    if (word.length <= rule.min || /^\p{N}/u.test(word)) return "";
    if (!known.has(word)) {
      var own = LANGUAGE === "ta" && /^[a-z]/.test(word) ? RULES.en : rule;
      var now = word, before;
      do now = shorten((before = now), own.steps, own.min); while (now !== before);
      known.set(word, MARK + shorten(now, own.last || [], 1));
    }
    return known.get(word);
  }

  // Chinese is written without spaces: any two neighbours are a word. One that stands alone is marked, so that it is none.
  function pairs(run) {
    if (run.length === 1) return [run + MARK];
    return Array.from({ length: run.length - 1 }, function (_, place) { return run.slice(place, place + 2); });
  }

  // The words of a text, folded; Chinese as runs of signs.
  function cut(text) {
    return fold(text).split(APART).join(" ").split(HAN).join(" ").split(" ").filter(Boolean);
  }

  function isHan(word) {
    return HAN.test(word);
  }

  scope.floorwalkWords = { cut: cut, fold: fold, isHan: isHan, pairs: pairs, stem: stem };

  if (!scope.lunr) return;
  function found(token) {
    var terms = [];
    cut(token.toString()).forEach(function (word) {
      if (isHan(word)) terms.push.apply(terms, pairs(word));
      else terms.push(word, stem(word));
    });
    return terms.filter(Boolean).map(function (term) { return token.clone(function () { return term; }); });
  }
  scope.lunr.floorwalk = function () {
    this.pipeline.reset();
    this.pipeline.add(found);
    this.searchPipeline.reset();
  };
  scope.lunr.Pipeline.registerFunction(found, "floorwalk");
})(self);
