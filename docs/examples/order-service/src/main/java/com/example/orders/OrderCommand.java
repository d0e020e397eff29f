package com.example.orders;

/** What can be asked of an order. */
sealed interface OrderCommand {

    record Place(String customer, long cents) implements OrderCommand {}
}
