/**
 * Regular expressions as Go 1.26 reads and matches them: the same ones are refused, the same text is found, with the
 * characters of Unicode 15. A search takes time in proportion to the text and the size of the expression, whatever both are.
 */
@NullMarked
package io.github.kubeauthn.cel.regex;

import org.jspecify.annotations.NullMarked;
