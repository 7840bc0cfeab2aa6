/**
 * Endpoints as rows of a table: path, token, fields with their limits and codes, effect;
 * and what of each platform is simulated.
 */
@NullMarked
package cn.bootx.starter.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
