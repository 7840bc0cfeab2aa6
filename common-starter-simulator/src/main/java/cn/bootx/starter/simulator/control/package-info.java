/**
 * The control API under {@code /_sim}: one table of operations, from which routing,
 * validation, the OpenAPI document, the documentation and the MCP tools are made.
 */
@NullMarked
package cn.bootx.starter.simulator.control;

import org.jspecify.annotations.NullMarked;
