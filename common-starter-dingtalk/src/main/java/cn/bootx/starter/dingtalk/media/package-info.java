/** Media files that messages refer to. */
@NullMarked
package cn.bootx.starter.dingtalk.media;

import org.jspecify.annotations.NullMarked;
