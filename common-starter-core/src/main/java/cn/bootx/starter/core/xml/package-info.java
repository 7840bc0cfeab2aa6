/**
 * XML as WeChat and WeCom push it: a small strict reader and a writer that cannot be
 * broken by its content.
 */
@NullMarked
package cn.bootx.starter.core.xml;

import org.jspecify.annotations.NullMarked;
