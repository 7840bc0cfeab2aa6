/**
 * The loopback HTTP server, its routes, requests and responses.
 */
@NullMarked
package cn.bootx.starter.simulator.http;

import org.jspecify.annotations.NullMarked;
