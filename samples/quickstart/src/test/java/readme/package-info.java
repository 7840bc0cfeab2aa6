/**
 * The README's code. Outside the sample's package, so that the sample does not find it.
 */
package readme;
