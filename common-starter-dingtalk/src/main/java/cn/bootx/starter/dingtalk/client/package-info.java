/** Both API families of DingTalk behind one token and one error model. */
@NullMarked
package cn.bootx.starter.dingtalk.client;

import org.jspecify.annotations.NullMarked;
