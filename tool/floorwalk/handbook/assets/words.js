// The words of the search: what a text is found by. Runs twice: in the theme's search worker, as its "language", over all pages,
// and on the page, over what is typed. So both sides cut, fold and shorten words in the same way.
(function (scope) {
  "use strict";
  var LANGUAGE = "LANGUAGE_CODE";
  var APART = /[^\p{L}\p{M}\p{N}]+/u;
  var MARK = "¬"; // stands at what nobody types: stems and single signs of Chinese
  var HAN = /([\u3400-\u9fff\uf900-\ufaff]+)/; // the same as in search.py

  // Endings and beginnings are taken off again and again as long as three letters stay. They are written as `fold` leaves them.
  var RULES = {
    en: {
      min: 3,
      steps: [[/ies$/, "y"], [/(?:ings?|ed|ers?|es|s|ly)$/, ""], [/([^aeiouy])\1$/, "$1"], [/[ey]$/, ""]],
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
      last: [[/(.)்\1/g, "$1"], [/[நண]/g, "ன"], [/[ளழ]/g, "ல"], [/ற/g, "ர"]], // letters that are mistaken for each other
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

  // The stem, so that it is not taken for the beginning of a word; nothing for numbers, short words and Chinese.
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

  // Chinese is written without spaces: any two neighbours are a word. Each sign counts for itself too, marked, for words that differ in one.
  function pairs(run) {
    return Array.from({ length: run.length - 1 }, function (_, place) { return run.slice(place, place + 2); });
  }

  function signs(run) {
    return Array.from(new Set(run), function (sign) { return sign + MARK; });
  }

  // The words of a text, folded; Chinese as runs of signs.
  function cut(text) {
    return fold(text).split(APART).join(" ").split(HAN).join(" ").split(" ").filter(Boolean);
  }

  function isHan(word) {
    return HAN.test(word);
  }

  scope.floorwalkWords = { cut: cut, fold: fold, isHan: isHan, pairs: pairs, signs: signs, stem: stem };

  if (!scope.lunr) return;

  // What a piece of a page is found by. Shown Chinese comes sign by sign, so that a result can mark what was typed: there the neighbours count.
  function found(token, place, tokens) {
    var text = token.toString();
    if (text.length === 1 && isHan(text)) {
      var near = [tokens[place - 1], tokens[place + 1]].map(String);
      var before = isHan(near[0]) ? near[0].slice(-1) + text : "";
      return spread(token, [before, isHan(near[1]) ? text + near[1][0] : "", text + MARK]);
    }
    return spread(token, [].concat.apply([], cut(text).map(function (word) {
      return isHan(word) ? pairs(word).concat(signs(word)) : [word, stem(word)];
    })));
  }

  function spread(token, terms) {
    return terms.filter(Boolean).map(function (term) { return token.clone(function () { return term; }); });
  }

  // A place that a word and its stem both name is marked once; single signs of Chinese mark nothing.
  function markOnce(result) {
    var seen = {};
    Object.keys(result.matchData.metadata).forEach(function (term) {
      var fields = result.matchData.metadata[term];
      Object.keys(fields).forEach(function (field) {
        var known = (seen[field] = seen[field] || new Set());
        fields[field].position = fields[field].position.filter(function (place) {
          return term.slice(-1) !== MARK && !known.has(place) && known.add(place);
        });
      });
    });
    return result;
  }

  var search = scope.lunr.Index.prototype.search;
  scope.lunr.Index.prototype.search = function (query) {
    return search.call(this, query).map(markOnce);
  };
  scope.lunr.floorwalk = function () {
    this.pipeline.reset();
    this.pipeline.add(found);
    this.searchPipeline.reset();
  };
  scope.lunr.Pipeline.registerFunction(found, "floorwalk");
})(self);
