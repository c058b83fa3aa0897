using System;

namespace ConductorOne.Http;

/// <summary>An answer is not what was expected, and there is more to say about it than that. Becomes a <see cref="C1ApiException"/>.</summary>
/// <param name="words">End the sentence "was answered with 200, but …"; without a value of the answer.</param>
internal sealed class AnswerException(string words) : Exception(words);
