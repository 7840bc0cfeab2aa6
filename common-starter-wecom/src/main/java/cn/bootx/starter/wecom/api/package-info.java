/**
 * Calls to WeCom's server interface and what its error codes mean.
 */
@NullMarked
package cn.bootx.starter.wecom.api;

import org.jspecify.annotations.NullMarked;
