/** Approvals (OA审批) and to-dos (待办). */
@NullMarked
package cn.bootx.starter.dingtalk.task;

import org.jspecify.annotations.NullMarked;
