/**
 * What every sender shares: the check of a message before it is sent, receivers, parts
 * and results.
 */
@NullMarked
package cn.bootx.starter.core.send;

import org.jspecify.annotations.NullMarked;
