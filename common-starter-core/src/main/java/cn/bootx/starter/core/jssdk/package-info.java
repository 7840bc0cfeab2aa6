/**
 * What lets the scripts of a page call a platform's client: the signature of the page's
 * address, and the endpoint that hands it out.
 */
@NullMarked
package cn.bootx.starter.core.jssdk;

import org.jspecify.annotations.NullMarked;
