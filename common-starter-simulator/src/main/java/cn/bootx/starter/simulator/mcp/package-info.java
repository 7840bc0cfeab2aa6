/**
 * The control API as tools of an MCP server. Only the application has the SDK that this
 * package needs; nothing outside of it and of {@code standalone} refers to it.
 */
@NullMarked
package cn.bootx.starter.simulator.mcp;

import org.jspecify.annotations.NullMarked;
